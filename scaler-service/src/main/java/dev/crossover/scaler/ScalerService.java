package dev.crossover.scaler;

import java.time.InstantSource;

import dev.crossover.policy.scaling.ScalingPolicy;
import dev.crossover.policy.scaling.ScalingRules;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The scaler: observes, asks the policy, sets the size of the GPU endpoint. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ScalerService {

	/**
	 * Starts the service.
	 * @param args Spring Boot's arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(ScalerService.class, args);
	}

	@Bean
	InstantSource cloudTime(ScalerProperties properties) {
		return properties.time().clock(InstantSource.system());
	}

	@Bean
	ScalingPolicy scalingPolicy(ScalerProperties properties) {
		return new ScalingPolicy(new ScalingRules(properties.idleAfter(), properties.instancesAwake()));
	}

}
