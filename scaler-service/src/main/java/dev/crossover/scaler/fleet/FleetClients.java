package dev.crossover.scaler.fleet;

import dev.crossover.common.aws.AwsClientSettings;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The AWS clients that only the scaler needs. */
@Configuration(proxyBeanMethods = false)
class FleetClients {

	@Bean
	SageMakerClient sageMakerClient(AwsClientSettings settings) {
		return settings.apply(SageMakerClient.builder()).build();
	}

	@Bean
	CloudWatchClient cloudWatchClient(AwsClientSettings settings) {
		return settings.apply(CloudWatchClient.builder()).build();
	}

}
