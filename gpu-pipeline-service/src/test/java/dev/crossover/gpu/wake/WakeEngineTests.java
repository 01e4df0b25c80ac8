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
import tools.jackson.databind.json.JsonMapper;

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
			.isLenientlyEqualTo("{\"state\":\"asleep\",\"instances\":0,\"desired\":0}");

		scale(1);

		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			this.clock.forward(Duration.ofSeconds(1));
			this.watch.watch();
			assertThat(this.story.batch(batchId).instantOrNull("running_at")).isNotNull();
		});
		assertThat(this.mvc.get().uri("/internal/gpu")).bodyJson()
			.isLenientlyEqualTo("{\"state\":\"ready\",\"instances\":1,\"desired\":1}");
	}

	@Test
	void gpuTellsHowManyDocumentsWaitForIt() {
		long before = waiting();

		String batchId = this.story.submit(Pipeline.GPU, 7);
		await().untilAsserted(() -> assertThat(waiting()).isEqualTo(before + 7));

		this.story.store(batchId, 0);
		await().untilAsserted(() -> assertThat(waiting()).isEqualTo(before));
	}

	private long waiting() {
		this.clock.forward(Duration.ofSeconds(5));
		byte[] answer = this.mvc.get().uri("/internal/gpu").exchange().getResponse().getContentAsByteArray();
		return JsonMapper.shared().readTree(answer).path("waiting_documents").asLong(-1);
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
