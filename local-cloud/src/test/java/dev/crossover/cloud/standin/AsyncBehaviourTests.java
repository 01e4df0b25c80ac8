package dev.crossover.cloud.standin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.crossover.cloud.delivery.ObjectException;
import dev.crossover.cloud.delivery.Objects;
import dev.crossover.cloud.sagemaker.conduct.Behaviours;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.conduct.Timings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ValidationErrorException;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What asynchronous callers may say, and what happens where AWS does not say it. */
class AsyncBehaviourTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final double MINUTE_A_SECOND = 60;

	@TempDir
	private Path folder;

	private Cloud cloud;

	private AsyncStack stack;

	@BeforeEach
	void start() {
		start(MINUTE_A_SECOND, Map.of());
	}

	@AfterEach
	void stop() {
		this.cloud.close();
	}

	@Test
	void limitsOfTheCallAreAws() {
		assertRefused("RequestTTLSeconds", (call) -> call.requestTTLSeconds(59));
		assertRefused("RequestTTLSeconds", (call) -> call.requestTTLSeconds(21_601));
		assertRefused("InvocationTimeoutSeconds", (call) -> call.invocationTimeoutSeconds(0));
		assertRefused("InvocationTimeoutSeconds", (call) -> call.invocationTimeoutSeconds(3_601));
		assertRefused("inference-id", (call) -> call.inferenceId("x".repeat(65)));
		assertRefused("Exactly one", (call) -> call.inputLocation("s3://bucket/key"));
		assertRefused("Filename", (call) -> call.filename("a.b.c"));
		assertRefused("S3OutputPathExtension", (call) -> call.s3OutputPathExtension("a b"));
		assertThat(
				this.stack.invoke((call) -> call.requestTTLSeconds(60).invocationTimeoutSeconds(3_600)).inferenceId())
			.isNotEmpty();
	}

	@Test
	void outputIsWhereTheCallerWantsItAndInTheMessage() {
		this.stack.scale(1);
		InvokeEndpointAsyncResponse accepted = this.stack
			.invoke((call) -> call.s3OutputPathExtension("account/7").filename("answer.json").accept("text/shout"));
		JsonNode message = this.stack.completions().next();

		assertThat(accepted.outputLocation())
			.isEqualTo("s3://%s/output/account/7/answer.json".formatted(this.stack.name()));
		assertThat(this.stack.object(accepted.outputLocation())).isEqualTo("INLINE!");
		assertThat(message.at("/requestParameters/accept").asString("")).isEqualTo("text/shout");
		assertThat(message.at("/responseBody/encoding").asString("")).isEqualTo("BASE64");
		assertThat(new String(Base64.getDecoder().decode(message.at("/responseBody/content").asString("")),
				StandardCharsets.UTF_8))
			.isEqualTo("INLINE!");
	}

	@Test
	void inputOverTheLimitIsNotDownloaded() {
		this.stack.invoke("ten", "0123456789", "");
		String location = "s3://%s/input/ten".formatted(this.stack.name());

		assertThatExceptionOfType(ObjectException.class)
			.isThrownBy(() -> new Objects(this.cloud.s3()).download(location, this.folder.resolve("ten"), 9))
			.withMessageContaining("10 bytes");
		assertThat(this.folder.resolve("ten")).doesNotExist();
	}

	@Test
	void modelHasAsLongAsTheCallerSays() {
		this.stack.scale(1);
		this.stack.invoke((call) -> call.invocationTimeoutSeconds(30).customAttributes("wait=3000"));

		assertThat(this.stack.completions().next().path("failureReason").asString("")).contains("timed out");
	}

	@Test
	void expiryIsToldWhenThatIsChosen() {
		restart(Map.of("async-expiry", "notify"));
		this.stack.invoke((call) -> call.inferenceId("late").requestTTLSeconds(60));
		JsonNode message = this.stack.completions().next();

		assertThat(message.path("inferenceId").asString("")).isEqualTo("late");
		assertThat(message.path("invocationStatus").asString("")).isEqualTo("Failed");
		assertThat(message.path("failureReason").asString("")).contains("expired after 60 seconds");
	}

	@Test
	void repeatedIdIsAnotherRequestUnlessItIsIgnored() {
		this.stack.scale(1);
		this.stack.invoke((call) -> call.inferenceId("twice"));
		this.stack.invoke((call) -> call.inferenceId("twice"));
		assertThat(ids(2)).containsExactly("twice", "twice");

		restart(Map.of("async-repeated-id", "ignore"));
		this.stack.scale(1);
		InvokeEndpointAsyncResponse first = this.stack.invoke((call) -> call.inferenceId("twice"));
		InvokeEndpointAsyncResponse second = this.stack.invoke((call) -> call.inferenceId("twice"));
		this.stack.invoke((call) -> call.inferenceId("last"));
		assertThat(second.outputLocation()).isEqualTo(first.outputLocation());
		assertThat(ids(2)).containsExactlyInAnyOrder("twice", "last");
	}

	@Test
	void scaleInFailsWhatIsInFlightWhenThatIsChosen() {
		restart(Map.of("async-interrupted", "fail"));
		this.stack.scale(1);
		await().atMost(PATIENCE).until(() -> this.stack.serving() == 1);
		this.stack.invoke((call) -> call.inferenceId("cut").customAttributes("wait=60000"));
		assertThat(this.stack.completions().receive(Duration.ofSeconds(1))).isEmpty();

		this.stack.scale(0);
		JsonNode message = this.stack.completions().next();

		assertThat(message.path("inferenceId").asString("")).isEqualTo("cut");
		assertThat(message.path("failureReason").asString("")).contains("instance went away");
	}

	private List<String> ids(int count) {
		List<String> ids = new ArrayList<>();
		await().atMost(PATIENCE).until(() -> {
			ids.addAll(this.stack.completions().ids(Duration.ofSeconds(1)));
			return ids.size() >= count;
		});
		return ids;
	}

	private void assertRefused(String message, Consumer<InvokeEndpointAsyncRequest.Builder> call) {
		assertThatExceptionOfType(ValidationErrorException.class).isThrownBy(() -> this.stack.invoke(call))
			.satisfies((ex) -> assertThat(ex.getMessage()).containsIgnoringCase(message));
	}

	private void restart(Map<String, String> behaviours) {
		stop();
		start(MINUTE_A_SECOND, behaviours);
	}

	private void start(double timeScale, Map<String, String> behaviours) {
		this.cloud = Cloud.open(this.folder, timeScale,
				new Conduct(Timings.ofInstances(Duration.ZERO), Behaviours.of(behaviours)));
		this.stack = AsyncStack.create(this.cloud, "behaviour");
		this.cloud.start();
	}

}
