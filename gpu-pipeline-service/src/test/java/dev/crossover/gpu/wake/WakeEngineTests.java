package dev.crossover.gpu.wake;

import java.time.Duration;

import dev.crossover.common.aws.Stack;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.Story;
import dev.crossover.gpu.TestClock;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.OpenWork;
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
	private OpenWork openWork;

	@Autowired
	private Batches batches;

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

	// Batches of other tests may wait as well.
	@Test
	void gpuTellsHowManyDocumentsWaitForIt() {
		String batchId = this.story.submit(Pipeline.GPU, 7);

		await().untilAsserted(() -> assertThat(told()).isEqualTo(waiting()).isGreaterThanOrEqualTo(7));
		long withIt = waiting();
		this.story.shards(batchId).forEach((shard) -> this.story.store(batchId, shard.key().number()));

		assertThat(waiting()).isEqualTo(withIt - 7);
		await().untilAsserted(() -> assertThat(told()).isEqualTo(waiting()));
	}

	private long told() {
		this.clock.forward(Duration.ofSeconds(5));
		byte[] answer = this.mvc.get().uri("/internal/gpu").exchange().getResponse().getContentAsByteArray();
		return JsonMapper.shared().readTree(answer).path("waiting_documents").asLong(-1);
	}

	private long waiting() {
		return this.openWork.dueBatches(Pipeline.GPU, this.clock.instant())
			.stream()
			.flatMap((id) -> this.batches.find(id).stream())
			.map(OpenBatch::batch)
			.filter((batch) -> batch.milestones().queuedAt() != null && batch.milestones().classifiedAt() == null
					&& batch.cancellation() == null)
			.mapToLong((batch) -> batch.counts().pending())
			.sum();
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
