package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** An asynchronous endpoint, from the sleeping fleet to the message in the queue. */
class AsyncEndpointTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration START = Duration.ofSeconds(1);

	@TempDir
	private Path folder;

	private Cloud cloud;

	private AsyncStack stack;

	@BeforeEach
	void start() {
		this.cloud = Cloud.open(this.folder, 1, START);
		this.stack = AsyncStack.create(this.cloud, "async");
		this.cloud.start();
	}

	@AfterEach
	void stop() {
		this.cloud.close();
	}

	@Test
	void beginsAsleepAndAnswersOnceAwake() {
		InvokeEndpointAsyncResponse accepted = this.stack.invoke("first", "hello", "");
		assertThat(this.stack.describe().endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE);
		assertThat(this.stack.serving()).isZero();

		this.stack.scale(1);
		JsonNode message = this.stack.completions().next();

		assertThat(accepted.inferenceId()).isEqualTo("first");
		assertThat(accepted.outputLocation()).startsWith("s3://" + this.stack.name() + "/output/").endsWith(".out");
		assertThat(accepted.failureLocation()).startsWith("s3://" + this.stack.name() + "/failure/");
		assertThat(this.stack.object(accepted.outputLocation())).isEqualTo("HELLO!");
		assertThat(message.path("invocationStatus").asString("")).isEqualTo("Completed");
		assertThat(message.path("inferenceId").asString("")).isEqualTo("first");
		assertThat(message.at("/responseParameters/outputLocation").asString("")).isEqualTo(accepted.outputLocation());
		assertThat(message.at("/responseParameters/contentType").asString("")).isEqualTo("text/shout");
		assertThat(message.at("/requestParameters/inputLocation").asString(""))
			.isEqualTo("s3://" + this.stack.name() + "/input/first");
		assertThat(message.path("eventName").asString("")).isEqualTo("InferenceResult");
	}

	@Test
	void failureIsAnObjectAndAMessageWithItsReason() {
		this.stack.scale(1);
		InvokeEndpointAsyncResponse accepted = this.stack.invoke("broken", "hello", "fail=500");
		JsonNode message = this.stack.completions().next();

		assertThat(message.path("invocationStatus").asString("")).isEqualTo("Failed");
		assertThat(message.path("inferenceId").asString("")).isEqualTo("broken");
		assertThat(message.path("failureReason").asString("")).contains("(500)").contains("HELLO!");
		assertThat(message.has("responseParameters")).isFalse();
		assertThat(this.stack.object(accepted.failureLocation())).contains("(500)");
	}

	@Test
	void answerWithoutLengthIsAFailure() {
		this.stack.scale(1);
		this.stack.invoke("chunked", "hello", "chunked");

		assertThat(this.stack.completions().next().path("failureReason").asString("")).contains("Content-Length");
	}

	@Test
	void updateWhileUpdatingIsRefused() {
		this.stack.scale(1);

		assertThat(this.stack.describe().endpointStatus()).isEqualTo(EndpointStatus.UPDATING);
		assertThatExceptionOfType(SageMakerException.class).isThrownBy(() -> this.stack.scale(0))
			.withMessageContaining("Cannot update in-progress endpoint")
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
		await().atMost(PATIENCE).until(() -> this.stack.describe().endpointStatus() == EndpointStatus.IN_SERVICE);
		assertThat(this.stack.serving()).isEqualTo(1);
	}

	@Test
	void scaleInGivesBackWhatIsInFlight() {
		this.stack.scale(1);
		await().atMost(PATIENCE).until(() -> this.stack.serving() == 1);
		this.stack.invoke("long", "hello", "wait=2000");
		List<Message> early = this.stack.completions().receive(Duration.ofSeconds(1));

		this.stack.scale(0);
		assertThat(this.stack.serving()).isZero();
		this.stack.scale(1);
		JsonNode message = this.stack.completions().next();

		assertThat(early).isEmpty();
		assertThat(message.path("invocationStatus").asString("")).isEqualTo("Completed");
		assertThat(message.path("inferenceId").asString("")).isEqualTo("long");
	}

	@Test
	void whatWaitedOrWasInFlightRunsAfterARestart() {
		this.stack.scale(1);
		await().atMost(PATIENCE).until(() -> this.stack.serving() == 1);
		List.of("a", "b", "c", "d").forEach((id) -> this.stack.invoke(id, id, "wait=3000"));
		this.cloud.close();

		this.cloud = Cloud.open(this.folder, 1, START);
		this.stack.moveTo(this.cloud);
		this.stack.provision();
		this.cloud.start();

		assertThat(this.stack.describe().productionVariants().getFirst().desiredInstanceCount()).isEqualTo(1);
		List<String> done = new java.util.ArrayList<>();
		await().atMost(PATIENCE).until(() -> {
			this.stack.completions()
				.receive(Duration.ofSeconds(1))
				.forEach((message) -> done.add(AsyncEndpointTests.id(message)));
			return done.containsAll(List.of("a", "b", "c", "d"));
		});
		assertThat(done).hasSize(4);
	}

	private static String id(Message message) {
		return tools.jackson.databind.json.JsonMapper.shared()
			.readTree(message.body())
			.path("inferenceId")
			.asString("");
	}

}
