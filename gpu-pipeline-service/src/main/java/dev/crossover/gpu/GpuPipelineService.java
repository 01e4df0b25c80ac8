package dev.crossover.gpu;

import dev.crossover.common.ledger.BatchIds;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.ThroughputProfile;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service behind batches. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class GpuPipelineService {

	static void main(String[] args) {
		SpringApplication.run(GpuPipelineService.class, args);
	}

	@Bean
	BatchIds batchIds() {
		return new BatchIds();
	}

	@Bean
	BatchItem batchItem(JsonMapper json) {
		return new BatchItem(json);
	}

	@Bean
	CostModel costModel() {
		return new CostModel(PriceList.usEast1(), ThroughputProfile.assumed());
	}

}
