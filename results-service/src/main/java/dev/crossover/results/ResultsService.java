package dev.crossover.results;

import dev.crossover.common.aws.Transactions;
import dev.crossover.common.ledger.BatchItem;
import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.ThroughputProfile;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Results into DynamoDB, replicated to PostgreSQL; reads. */
@SpringBootApplication(proxyBeanMethods = false)
public class ResultsService {

	static void main(String[] args) {
		SpringApplication.run(ResultsService.class, args);
	}

	@Bean
	BatchItem batchItem(JsonMapper json) {
		return new BatchItem(json);
	}

	@Bean
	Transactions transactions(@Lazy DynamoDbClient dynamo) {
		return new Transactions(dynamo);
	}

	@Bean
	CostModel costModel() {
		return new CostModel(PriceList.usEast1(), ThroughputProfile.assumed());
	}

}
