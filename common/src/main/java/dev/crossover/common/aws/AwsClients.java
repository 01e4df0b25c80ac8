package dev.crossover.common.aws;

import java.time.Duration;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * The AWS clients of every service: one HTTP client, one retry strategy, explicit time
 * limits. Credentials, region and endpoint come from {@code spring.cloud.aws}.
 */
@AutoConfiguration(after = AwsAutoConfiguration.class)
@EnableConfigurationProperties(Stack.class)
public class AwsClients {

	private static final int ATTEMPTS = 4;

	@Bean
	SdkHttpClient awsHttpClient() {
		return Apache5HttpClient.builder()
			.maxConnections(64)
			.connectionTimeout(Duration.ofSeconds(2))
			.socketTimeout(Duration.ofSeconds(65))
			.build();
	}

	@Bean
	AwsClientSettings awsClientSettings(AwsClientBuilderConfigurer configurer, SdkHttpClient http) {
		return new AwsClientSettings() {

			@Override
			public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B apply(B builder) {
				configurer.configure(builder);
				builder.httpClient(http);
				return builder.overrideConfiguration((override) -> override
					.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build()));
			}

		};
	}

	@Bean
	@Lazy
	DynamoDbClient dynamoDbClient(AwsClientSettings settings) {
		return settings.apply(DynamoDbClient.builder()).build();
	}

	@Bean
	@Lazy
	S3Client s3Client(AwsClientSettings settings, @Value("${crossover.aws.s3-path-style:false}") boolean pathStyle) {
		return settings.apply(S3Client.builder()).forcePathStyle(pathStyle).build();
	}

	@Bean
	@Lazy
	SqsClient sqsClient(AwsClientSettings settings) {
		return settings.apply(SqsClient.builder()).build();
	}

}
