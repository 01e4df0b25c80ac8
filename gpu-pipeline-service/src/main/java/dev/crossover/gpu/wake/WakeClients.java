package dev.crossover.gpu.wake;

import dev.crossover.common.aws.AwsClientSettings;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The AWS clients of this package. */
@Configuration(proxyBeanMethods = false)
class WakeClients {

	@Bean
	@Lazy
	EventBridgeClient eventBridgeClient(AwsClientSettings settings) {
		return settings.apply(EventBridgeClient.builder()).build();
	}

	@Bean
	@Lazy
	SageMakerClient sageMakerClient(AwsClientSettings settings) {
		return settings.apply(SageMakerClient.builder()).build();
	}

}
