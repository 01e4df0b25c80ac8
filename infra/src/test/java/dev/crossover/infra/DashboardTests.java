package dev.crossover.infra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A graph of a metric that AWS does not publish stays empty for ever and looks healthy,
 * so every one on the dashboard is held against what AWS documents, dimensions included.
 */
@ExtendWith(Synthesis.class)
class DashboardTests {

	private static final String ENDPOINT = "AWS/SageMaker EndpointName";

	private static final String VARIANT = "AWS/SageMaker EndpointName VariantName";

	private static final Map<String, Set<String>> PUBLISHED = Map.of(ENDPOINT,
			Set.of("ApproximateBacklogSize", "ApproximateBacklogSizePerInstance", "ApproximateAgeOfOldestRequest",
					"HasBacklogWithoutCapacity"),
			VARIANT,
			Set.of("ModelLatency", "OverheadLatency", "ModelSetupTime", "Invocations", "Invocation4XXErrors",
					"Invocation5XXErrors", "InvocationFailures", "ExpiredRequests", "NotificationFailures",
					"TimeInBacklog", "TotalProcessingTime", "ServerlessConcurrentExecutionsUtilization",
					"ServerlessProvisionedConcurrencyUtilization",
					"ServerlessProvisionedConcurrencySpilloverInvocations"),
			"AWS/SQS QueueName", Set.of("ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"),
			"AWS/DynamoDB TableName", Set.of("ReadThrottleEvents", "WriteThrottleEvents"));

	@Test
	void everyMetricIsOneThatAwsPublishes(SynthesizedStacks stacks) throws JsonProcessingException {
		Map<String, Set<String>> shown = metrics(stacks).collect(Collectors.groupingBy(DashboardTests::source,
				Collectors.mapping((metric) -> metric.path(1).asText(), Collectors.toSet())));

		assertThat(shown.keySet()).isEqualTo(PUBLISHED.keySet());
		assertThat(shown).allSatisfy((source, names) -> assertThat(names).isSubsetOf(PUBLISHED.get(source)));
	}

	@Test
	void everyQueueAndTableIsShown(SynthesizedStacks stacks) throws JsonProcessingException {
		assertThat(subjects(stacks, "ApproximateAgeOfOldestMessage")).hasSize(4);
		assertThat(subjects(stacks, "ApproximateNumberOfMessagesVisible")).hasSize(4)
			.allMatch((queue) -> queue.contains("DeadLetters"));
		assertThat(subjects(stacks, "ReadThrottleEvents")).hasSize(5)
			.isEqualTo(subjects(stacks, "WriteThrottleEvents"));
	}

	@Test
	void rowsAnswerForCustomersPipelinesAndData(SynthesizedStacks stacks) throws JsonProcessingException {
		assertThat(widgets(stacks).map((widget) -> widget.path("properties").path("title").asText().split("[: ]")[0])
			.distinct()).containsExactly("Alarms", "Customers", "GPU", "CPU", "Data");
	}

	@Test
	void everyAlarmIsShown(SynthesizedStacks stacks) throws JsonProcessingException {
		int alarms = stacks.pipelines().findResources("AWS::CloudWatch::Alarm").size();

		assertThat(widgets(stacks).filter((widget) -> widget.path("type").asText().equals("alarm"))).singleElement()
			.satisfies((widget) -> assertThat(widget.path("properties").path("alarms")).hasSize(alarms));
	}

	private static Set<String> subjects(SynthesizedStacks stacks, String metric) throws JsonProcessingException {
		return metrics(stacks).filter((each) -> each.path(1).asText().equals(metric))
			.map((each) -> each.path(3).asText())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Of {@code [namespace, name, dimension, value, ..., options]}, all but name and
	 * values.
	 */
	private static String source(JsonNode metric) {
		List<String> texts = metric.valueStream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
		return Stream.concat(Stream.of(texts.getFirst()), dimensions(texts)).collect(Collectors.joining(" "));
	}

	private static Stream<String> dimensions(List<String> texts) {
		return Stream.iterate(2, (index) -> index < texts.size(), (index) -> index + 2).map(texts::get);
	}

	private static Stream<JsonNode> metrics(SynthesizedStacks stacks) throws JsonProcessingException {
		return widgets(stacks).flatMap((widget) -> widget.path("properties").path("metrics").valueStream());
	}

	private static Stream<JsonNode> widgets(SynthesizedStacks stacks) throws JsonProcessingException {
		JsonNode resource = stacks.pipelinesJson()
			.path("Resources")
			.valueStream()
			.filter(DashboardTests::isDashboard)
			.findFirst()
			.orElseThrow();
		String body = resource.path("Properties")
			.path("DashboardBody")
			.path("Fn::Join")
			.path(1)
			.valueStream()
			.map((part) -> part.isTextual() ? part.asText() : part.toString().replace("\"", ""))
			.collect(Collectors.joining());
		return new ObjectMapper().readTree(body).path("widgets").valueStream();
	}

	private static boolean isDashboard(JsonNode resource) {
		return resource.path("Type").asText().equals("AWS::CloudWatch::Dashboard");
	}

}
