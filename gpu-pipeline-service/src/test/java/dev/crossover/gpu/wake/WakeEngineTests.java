package dev.crossover.gpu.wake;

import java.time.Duration;

import dev.crossover.common.aws.Stack;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests what is seen of the GPU. */
@EngineTest
class WakeEngineTests {

	@Autowired
	private GpuWatch watch;

	@Autowired
	private SageMakerClient sageMaker;

	@Autowired
	private Stack stack;

	@Autowired
	private Story story;

	@Autowired
	private TestClock clock;

	@Autowired
	private MockMvcTester mvc;

	@AfterEach
	void letTheGpuSleep() {
		scale(0);
		this.clock.reset();
	}

	@Test
	void batchRunsOnceTheGpuIsSeenServing() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		this.watch.watch();
		assertThat(this.story.batch(batchId).instantOrNull("running_at")).isNull();
		assertThat(this.mvc.get().uri("/internal/gpu")).bodyJson()
			.isEqualTo("{\"state\":\"asleep\",\"instances\":0,\"desired\":0}");

		scale(1);

		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			this.clock.forward(Duration.ofSeconds(1));
			this.watch.watch();
			assertThat(this.story.batch(batchId).instantOrNull("running_at")).isNotNull();
		});
		assertThat(this.mvc.get().uri("/internal/gpu")).bodyJson()
			.isEqualTo("{\"state\":\"ready\",\"instances\":1,\"desired\":1}");
	}

	private void scale(int instances) {
		await().atMost(Duration.ofMinutes(1))
			.ignoreExceptions()
			.untilAsserted(() -> this.sageMaker
				.updateEndpointWeightsAndCapacities((request) -> request.endpointName(this.stack.gpuEndpointName())
					.desiredWeightsAndCapacities(DesiredWeightAndCapacity.builder()
						.variantName(this.stack.gpuVariantName())
						.desiredInstanceCount(instances)
						.build())));
	}

}
