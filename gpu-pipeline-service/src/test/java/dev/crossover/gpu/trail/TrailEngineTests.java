package dev.crossover.gpu.trail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.common.trace.Origin;
import dev.crossover.gpu.AwsCalls;
import dev.crossover.gpu.CpuPipelineStandIn;
import dev.crossover.gpu.EngineTest;
import dev.crossover.gpu.GpuPipelineService;
import dev.crossover.gpu.Requests;
import dev.crossover.gpu.SleepingGpu;
import dev.crossover.gpu.Story;
import dev.crossover.policy.routing.Pipeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is done about a batch is found from its submission: here one process takes it in
 * and does no more, as if it had died, and another does the rest.
 */
@EngineTest
@ExtendWith(OutputCaptureExtension.class)
class TrailEngineTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String NDJSON = "application/x-ndjson";

	private static final String SUBMITTED = "00f067aa0ba902b7";

	private final String trace = UUID.randomUUID().toString().replace("-", "");

	private final String requestId = "req_" + this.trace;

	private final Pattern place = Pattern.compile("00-" + this.trace + "-(?!" + SUBMITTED + ")[0-9a-f]{16}-01");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Story story;

	@Autowired
	private S3Client s3;

	@Autowired
	private SqsClient sqs;

	@Autowired
	private Stack stack;

	@Autowired
	private JsonMapper json;

	private @Nullable ConfigurableApplicationContext successor;

	@AfterEach
	void endTheSuccessor() {
		if (this.successor != null) {
			this.successor.close();
		}
	}

	@Test
	void modelIsToldTheTraceOfTheSubmission() {
		String batchId = submit(Pipeline.GPU);

		startTheSuccessor();

		assertThat(attributesOfTheAttempt(batchId)).startsWith("models=sentiment,intent;request_id=" + this.requestId)
			.containsPattern(";traceparent=" + this.place);
	}

	@Test
	void notificationIsFollowedInTheTraceOfTheSubmission() {
		String batchId = submit(Pipeline.GPU);
		startTheSuccessor();
		attributesOfTheAttempt(batchId);
		await().atMost(LIMIT).until(() -> !this.story.shard(batchId, 0).outputs().isEmpty());

		this.story.leave(this.story.shard(batchId, 0).outputs().getFirst().key(),
				"{\"index\":0,\"outcome\":\"succeeded\"}");
		this.sqs.sendMessage((request) -> request.queueUrl(this.stack.completionsQueueUrl())
			.messageBody("{\"invocationStatus\":\"Completed\",\"inferenceId\":\"%s-000000-1\"}".formatted(batchId)));

		assertTraced(announcement(batchId));
	}

	@Test
	void cpuPipelineWorksInTheTraceOfTheSubmission() {
		String batchId = submit(Pipeline.CPU);

		startTheSuccessor();

		assertTraced(announcement(batchId));
		assertThat(CpuPipelineStandIn.origins).filteredOn((origin) -> this.requestId.equals(origin.requestId()))
			.isNotEmpty()
			.allSatisfy((origin) -> assertThat(origin.traceparent()).matches(this.place));
	}

	@Test
	void failureOfALaterStepIsLoggedUnderTheSubmission(CapturedOutput output) {
		String batchId = submit(Pipeline.CPU);
		CpuPipelineStandIn.failOnce(500);

		startTheSuccessor();

		JsonNode line = await().atMost(LIMIT)
			.until(() -> output.getOut()
				.lines()
				.filter((text) -> text.contains("Attempt " + batchId) && text.startsWith("{"))
				.map(this.json::readTree)
				.findFirst()
				.orElse(null), Objects::nonNull);
		assertThat(line.path("request_id").asString()).isEqualTo(this.requestId);
		assertThat(line.path("traceId").asString()).isEqualTo(this.trace);
	}

	@Test
	void cancellationEndsTheBatchInTheTraceOfItsSubmission() {
		BatchRequest request = Requests.to(Pipeline.GPU);
		String batchId = submit("/internal/batches", request, NDJSON, "{\"text\":\"one\"}\n");
		assertThat(this.mvc.post()
			.uri("/internal/accounts/{account}/batches/{id}/cancel", request.account().id(), batchId)).hasStatusOk();

		startTheSuccessor();

		assertTraced(announcement(batchId));
	}

	@Test
	void uploadIsStagedAndClassifiedInTheTraceOfItsSubmission() {
		String key = "uploads/acct_test/" + this.trace;
		this.s3.putObject((put) -> put.bucket(this.stack.payloadBucket()).key(key),
				RequestBody.fromString("{\"text\":\"one\"}\n", StandardCharsets.UTF_8));
		String batchId = submit("/internal/uploaded-batches", Requests.to(Pipeline.GPU), "application/json",
				this.json.writeValueAsString(new UploadSource(key, NDJSON, null, null)));
		await().atMost(LIMIT).until(() -> this.story.batch(batchId).instantOrNull("queued_at") != null);

		startTheSuccessor();

		assertThat(attributesOfTheAttempt(batchId)).contains("request_id=" + this.requestId)
			.containsPattern(";traceparent=" + this.place);
		List<String> events = await().atMost(LIMIT).until(() -> AwsCalls.events(batchId), (sent) -> !sent.isEmpty());
		assertThat(events).allSatisfy((detail) -> assertThat(detail).containsPattern(this.place));
	}

	private void startTheSuccessor() {
		this.successor = new SpringApplicationBuilder(GpuPipelineService.class).initializers(new SleepingGpu())
			.properties("spring.cloud.aws.sqs.listener.poll-timeout=1s", "crossover.sweep.every=200ms",
					"crossover.intake.gpu-documents=2", "crossover.dispatch.gpu-in-flight=500")
			.run("--server.port=0");
	}

	private String submit(Pipeline pipeline) {
		return submit("/internal/batches", Requests.to(pipeline), NDJSON, "{\"text\":\"one\"}\n");
	}

	private String submit(String uri, BatchRequest request, String contentType, String body) {
		byte[] answer = traced(this.mvc.post().uri(uri)).header(BatchRequest.HEADER, request.toHeader(this.json))
			.contentType(MediaType.parseMediaType(contentType))
			.content(body)
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		return this.json.readValue(answer, BatchView.class).id();
	}

	private <B extends AbstractMockHttpServletRequestBuilder<B>> B traced(B request) {
		return request.header("traceparent", "00-%s-%s-01".formatted(this.trace, SUBMITTED))
			.header("X-Request-Id", this.requestId);
	}

	private String attributesOfTheAttempt(String batchId) {
		return await().atMost(LIMIT)
			.until(() -> AwsCalls.attempts(batchId), (attempts) -> !attempts.isEmpty())
			.getFirst()
			.customAttributes();
	}

	private SendMessageRequest announcement(String batchId) {
		return await().atMost(LIMIT)
			.until(() -> AwsCalls.messages(batchId)
				.stream()
				.filter((message) -> message.queueUrl().equals(this.stack.resultsQueueUrl()))
				.findFirst()
				.orElse(null), Objects::nonNull);
	}

	private void assertTraced(SendMessageRequest message) {
		assertThat(attribute(message, Origin.REQUEST_ID)).isEqualTo(this.requestId);
		assertThat(attribute(message, Origin.TRACEPARENT)).matches(this.place);
	}

	private static String attribute(SendMessageRequest message, String name) {
		return Objects.requireNonNull(message.messageAttributes().get(name)).stringValue();
	}

}
