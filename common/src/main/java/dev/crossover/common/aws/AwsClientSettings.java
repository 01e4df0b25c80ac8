package dev.crossover.common.aws;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Settings that every AWS client of a service shares. */
public interface AwsClientSettings {

	/**
	 * Applies credentials, region, endpoint, HTTP client, time limits and retries.
	 * @param <B> the builder's type
	 * @param builder the builder of a synchronous client
	 * @return the builder
	 */
	<B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B apply(B builder);

}
