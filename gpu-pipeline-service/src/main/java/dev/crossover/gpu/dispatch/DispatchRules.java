package dev.crossover.gpu.dispatch;

import dev.crossover.common.aws.AwsClientSettings;
import dev.crossover.policy.dispatch.DispatchPolicy;
import dev.crossover.policy.dispatch.RetryRules;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The policy that dispatch asks, and the client it acts with. */
@Configuration(proxyBeanMethods = false)
class DispatchRules {

	@Bean
	RetryRules retryRules(DispatchProperties properties) {
		return properties.rules();
	}

	@Bean
	DispatchPolicy dispatchPolicy(RetryRules rules) {
		return new DispatchPolicy(rules);
	}

	@Bean
	@Lazy
	SageMakerRuntimeClient sageMakerRuntimeClient(AwsClientSettings settings) {
		return settings.apply(SageMakerRuntimeClient.builder()).build();
	}

}
