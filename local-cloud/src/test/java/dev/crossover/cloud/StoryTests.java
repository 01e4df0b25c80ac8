package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.crossover.cloud.standin.TestContainerJar;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * AWS's story of a fleet that sleeps at zero, a minute a second: template, alarm and
 * policies are all that acts.
 */
class StoryTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int BATCH = 4;

	@TempDir
	private Path folder;

	private CloudProcess cloud;

	private SageMakerClient sageMaker;

	private CloudWatchClient cloudWatch;

	private ApplicationAutoScalingClient scaling;

	@BeforeEach
	void start() throws IOException {
		Path data = Files.createDirectory(this.folder.resolve("cloud"));
		this.cloud = CloudProcess.start(data, "--template", "src/test/resources/Story.template.json", "--container-jar",
				TestContainerJar.in(this.folder).toString(), "--time-scale", "60", "--instance-start", "2m",
				"--model-load", "1m");
		this.sageMaker = this.cloud.at(SageMakerClient.builder()).build();
		this.cloudWatch = this.cloud.at(CloudWatchClient.builder()).build();
		this.scaling = this.cloud.at(ApplicationAutoScalingClient.builder()).build();
	}

	@AfterEach
	void stop() {
		this.sageMaker.close();
		this.cloudWatch.close();
		this.scaling.close();
		this.cloud.close();
	}

	@Test
	void fleetWakesForABatchAndSleepsAfterFifteenIdleMinutes() throws IOException, InterruptedException {
		long begun = System.nanoTime();
		assertThat(variant().currentInstanceCount()).isZero();
		submit();

		await().atMost(PATIENCE).until(() -> alarm().stateValue() == StateValue.ALARM);
		Instant alarmed = alarm().stateUpdatedTimestamp();
		await().atMost(PATIENCE).until(() -> variant().currentInstanceCount() == 1);
		List<JsonNode> completions = completions();
		await().atMost(PATIENCE).until(() -> alarm().stateValue() == StateValue.OK);
		await().atMost(PATIENCE)
			.until(() -> variant().currentInstanceCount() == 0 && status() == EndpointStatus.IN_SERVICE);

		Instant received = first(completions, "receivedTime");
		Instant drained = last(completions, "eventTime");
		assertThat(Duration.between(received, alarmed)).as("two periods of the alarm")
			.isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(activities()).extracting(ScalingActivity::statusCode)
				.containsExactly(ScalingActivityStatusCode.SUCCESSFUL, ScalingActivityStatusCode.SUCCESSFUL));
		ScalingActivity slept = activities().getFirst();
		ScalingActivity woke = activities().getLast();
		assertThat(woke.cause()).contains("triggered policy wake");
		assertThat(Duration.between(alarmed, woke.startTime())).as("the alarm acts at once")
			.isLessThan(Duration.ofMinutes(1));
		assertThat(Duration.between(woke.startTime(), drained)).as("image, model and work")
			.isGreaterThan(Duration.ofMinutes(3));
		assertThat(slept.description()).isEqualTo("Setting desired instance count to 0.");
		assertThat(slept.cause()).contains("AlarmLow", "triggered policy idle");
		assertThat(Duration.between(drained, slept.startTime())).as("fifteen idle minutes")
			.isBetween(Duration.ofMinutes(14), Duration.ofMinutes(19));
		assertBill(woke.startTime(), slept.startTime());
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("half an hour told").isLessThan(PATIENCE);
	}

	/**
	 * One ml.g4dn.xlarge at 0.7364 an hour, from its launch, three minutes of start
	 * included, to its end.
	 */
	private void assertBill(Instant launched, Instant ended) throws IOException, InterruptedException {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.cloud.address() + "/_bill")).build(),
					HttpResponse.BodyHandlers.ofString());
		List<JsonNode> instance = JsonMapper.shared()
			.readTree(answer.body())
			.path("lines")
			.valueStream()
			.filter((line) -> line.path("what").asString().startsWith("ml.g4dn.xlarge"))
			.toList();
		double hours = Duration.between(launched, ended).toMillis() / 3_600_000.0;

		assertThat(instance).extracting((line) -> line.path("what").asString().split(", ")[1])
			.containsExactly("serving", "starting");
		assertThat(instance.getLast().path("quantity").asDouble()).as("seconds of start").isBetween(180.0, 420.0);
		assertThat(instance.stream().mapToDouble((line) -> line.path("amount_usd").asDouble()).sum())
			.isCloseTo(hours * 0.7364, Percentage.withPercentage(10));
	}

	private void submit() {
		try (SageMakerRuntimeClient runtime = this.cloud.at(SageMakerRuntimeClient.builder()).build()) {
			for (int i = 0; i < BATCH; i++) {
				runtime.invokeEndpointAsync((request) -> request.endpointName(this.cloud.output("Endpoint"))
					.customAttributes("wait=200")
					.body(SdkBytes.fromUtf8String("hello")));
			}
		}
	}

	private List<JsonNode> completions() {
		List<JsonNode> completions = new ArrayList<>();
		try (SqsClient sqs = this.cloud.sqs()) {
			await().atMost(PATIENCE).until(() -> {
				List<Message> messages = sqs
					.receiveMessage((request) -> request.waitTimeSeconds(1)
						.maxNumberOfMessages(10)
						.queueUrl(this.cloud.output("CompletionsQueueUrl")))
					.messages();
				messages.forEach((message) -> completions.add(JsonMapper.shared().readTree(message.body())));
				return completions.size() >= BATCH;
			});
		}
		assertThat(completions).hasSize(BATCH)
			.allSatisfy((message) -> assertThat(message.path("invocationStatus").asString()).isEqualTo("Completed"));
		return completions;
	}

	private static Instant first(List<JsonNode> messages, String time) {
		return times(messages, time).getFirst();
	}

	private static Instant last(List<JsonNode> messages, String time) {
		return times(messages, time).getLast();
	}

	private static List<Instant> times(List<JsonNode> messages, String time) {
		return messages.stream().map((message) -> Instant.parse(message.path(time).asString())).sorted().toList();
	}

	private ProductionVariantSummary variant() {
		return this.sageMaker.describeEndpoint((request) -> request.endpointName(this.cloud.output("Endpoint")))
			.productionVariants()
			.getFirst();
	}

	private EndpointStatus status() {
		return this.sageMaker.describeEndpoint((request) -> request.endpointName(this.cloud.output("Endpoint")))
			.endpointStatus();
	}

	private MetricAlarm alarm() {
		return this.cloudWatch.describeAlarms((request) -> request.alarmNames(this.cloud.output("Alarm")))
			.metricAlarms()
			.getFirst();
	}

	private List<ScalingActivity> activities() {
		return this.scaling.describeScalingActivities((request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER))
			.scalingActivities();
	}

}
