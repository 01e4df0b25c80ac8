package dev.crossover.gpu;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import dev.crossover.testing.LocalCloudExtension;
import dev.crossover.testing.TestCloud;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import static org.awaitility.Awaitility.await;

/** Points the service at the local cloud, with a GPU that sleeps. */
public class SleepingGpu implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestCloud cloud = LocalCloudExtension.cloud();
		Map<String, String> properties = new TreeMap<>(cloud.properties());
		properties.put("spring.http.serviceclient.cpu-pipeline.base-url", CpuPipelineStandIn.url());
		TestPropertyValues.of(properties).applyTo(context);
		sleep(cloud);
	}

	private static void sleep(TestCloud cloud) {
		String endpoint = cloud.output("GpuEndpointName");
		try (SageMakerClient sageMaker = client(cloud.url())) {
			await().atMost(Duration.ofMinutes(1))
				.ignoreExceptions()
				.untilAsserted(
						() -> sageMaker.updateEndpointWeightsAndCapacities((request) -> request.endpointName(endpoint)
							.desiredWeightsAndCapacities(DesiredWeightAndCapacity.builder()
								.variantName(cloud.output("GpuVariantName"))
								.desiredInstanceCount(0)
								.build())));
			await().atMost(Duration.ofMinutes(1))
				.until(() -> sageMaker.describeEndpoint((request) -> request.endpointName(endpoint))
					.productionVariants()
					.getFirst()
					.currentInstanceCount() == 0);
		}
	}

	private static SageMakerClient client(URI url) {
		return SageMakerClient.builder()
			.endpointOverride(url)
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.build();
	}

}
