package dev.crossover.router.upload;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What signs addresses. It is set up as every AWS client is, and never calls anyone. */
@Configuration(proxyBeanMethods = false)
class StorageClients {

	@Bean
	S3Presigner s3Presigner(AwsCredentialsProvider credentials, AwsRegionProvider region,
			@Value("${spring.cloud.aws.endpoint:#{null}}") @Nullable URI endpoint,
			@Value("${crossover.aws.s3-path-style:false}") boolean pathStyle) {
		return S3Presigner.builder()
			.credentialsProvider(credentials)
			.region(region.getRegion())
			.endpointOverride(endpoint)
			.serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(pathStyle).build())
			.build();
	}

}
