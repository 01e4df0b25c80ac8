package dev.crossover.gpu.completion;

import java.time.Duration;

import io.awspring.cloud.autoconfigure.sqs.SqsProperties;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How notifications are listened to: one by one acknowledged, right after success.
 */
@Configuration(proxyBeanMethods = false)
class CompletionsListener {

	@Bean
	SqsMessageListenerContainerFactory<Object> oneByOne(SqsAsyncClient sqs, SqsProperties properties) {
		return SqsMessageListenerContainerFactory.builder()
			.sqsAsyncClient(sqs)
			.configure((options) -> options.acknowledgementMode(AcknowledgementMode.ON_SUCCESS)
				.acknowledgementInterval(Duration.ZERO)
				.acknowledgementThreshold(0)
				.queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
				.autoStartup(!Boolean.FALSE.equals(properties.getListener().getAutoStartup())))
			.build();
	}

}
