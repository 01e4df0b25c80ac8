package dev.crossover.cpu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the CPU pipeline. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CpuPipelineService {

	/**
	 * Starts the service.
	 * @param args properties as {@code --name=value}
	 */
	public static void main(String[] args) {
		SpringApplication.run(CpuPipelineService.class, args);
	}

}
