package dev.crossover.gpu;

import java.time.Duration;
import java.util.Map;

import dev.crossover.common.aws.Stack;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests that the running service does by itself what its parts are tested to do. */
@SpringBootTest(classes = GpuPipelineService.class, properties = "crossover.intake.gpu-documents=2")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = SleepingGpu.class)
@Import({ Story.class, TestBeans.class })
@DirtiesContext
class RunningServiceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Autowired
	private Story story;

	@Autowired
	private SqsClient sqs;

	@Autowired
	private Stack stack;

	@Test
	void batchIsDispatchedAndItsNotificationFollowed() {
		String batchId = this.story.submit(Pipeline.GPU, 1);
		await().atMost(LIMIT).until(() -> !this.story.shard(batchId, 0).outputs().isEmpty());
		this.story.leave(this.story.shard(batchId, 0).outputs().getFirst().key(),
				"{\"index\":0,\"outcome\":\"succeeded\"}");

		this.sqs.sendMessage((request) -> request.queueUrl(this.stack.completionsQueueUrl())
			.messageBody("{\"invocationStatus\":\"Completed\",\"inferenceId\":\"%s-000000-1\"}".formatted(batchId)));

		await().atMost(LIMIT).untilAsserted(() -> assertThat(this.story.announced(batchId)).hasSize(1));
		await().atMost(LIMIT).untilAsserted(() -> assertThat(messagesLeft()).allMatch("0"::equals));
	}

	@Test
	void batchRunsThroughTheCpuPipelineToItsEnd() {
		String batchId = this.story.submit(Pipeline.CPU, 3);

		await().atMost(LIMIT)
			.untilAsserted(() -> assertThat(this.story.shards(batchId))
				.allSatisfy((shard) -> assertThat(shard.status()).isEqualTo(ShardStatus.CLASSIFIED)));
		await().atMost(LIMIT).until(() -> this.story.batch(batchId).instantOrNull("classified_at") != null);
		assertThat(this.story.batch(batchId).instantOrNull("running_at")).isNotNull();
	}

	private Iterable<String> messagesLeft() {
		Map<QueueAttributeName, String> left = this.sqs
			.getQueueAttributes((request) -> request.queueUrl(this.stack.completionsQueueUrl())
				.attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
						QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
			.attributes();
		return left.values();
	}

}
