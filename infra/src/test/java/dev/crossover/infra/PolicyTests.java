package dev.crossover.infra;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Rights are as small as they can be; whatever is wider stands here by name. */
@ExtendWith(Synthesis.class)
class PolicyTests {

	@Test
	void noRightIsToEveryAction(SynthesizedStacks stacks) {
		assertThat(allowed(stacks)).isNotEmpty()
			.flatExtracting((statement) -> texts(statement.path("Action")))
			.noneMatch((action) -> action.contains("*"));
	}

	@Test
	void rightsToMoreThanOneResourceAreTheKnownOnes(SynthesizedStacks stacks) {
		assertThat(allowed(stacks).flatMap(PolicyTests::wideRights).distinct()).containsExactlyInAnyOrder(
				// These two actions know no resource; the second is bound to SageMaker's
				// namespace.
				"ecr:GetAuthorizationToken on *", "cloudwatch:PutMetricData on *",
				// The image is a parameter, so the repository is known by its prefix
				// only.
				"ecr:BatchCheckLayerAvailability on :repository/crossover/*",
				"ecr:BatchGetImage on :repository/crossover/*", "ecr:GetDownloadUrlForLayer on :repository/crossover/*",
				// SageMaker creates a log group for each endpoint.
				"logs:CreateLogGroup on :log-group:/aws/sagemaker/Endpoints/*",
				"logs:CreateLogStream on :log-group:/aws/sagemaker/Endpoints/*",
				"logs:DescribeLogStreams on :log-group:/aws/sagemaker/Endpoints/*",
				"logs:PutLogEvents on :log-group:/aws/sagemaker/Endpoints/*",
				// Objects are many; the prefixes keep input and output apart.
				"s3:GetObject on /batches/*", "s3:AbortMultipartUpload on /inference/*",
				"s3:PutObject on /inference/*");
	}

	@Test
	void servicesGetInOnlyUnderACondition(SynthesizedStacks stacks) {
		assertThat(stacks.stateJson().findValues("PolicyDocument").stream().flatMap(PolicyTests::statements))
			.filteredOn(PolicyTests::allows)
			.isNotEmpty()
			.allSatisfy((statement) -> {
				assertThat(statement.path("Principal").path("Service").asText()).endsWith(".amazonaws.com");
				assertThat(statement.path("Condition").path("ArnEquals").has("aws:SourceArn")
						|| statement.path("Condition").path("ArnLike").has("aws:SourceArn"))
					.isTrue();
			});
	}

	@Test
	void nobodyGetsInWithoutTls(SynthesizedStacks stacks) {
		List<JsonNode> policies = stacks.stateJson().findValues("PolicyDocument");

		assertThat(policies).hasSize(11)
			.allSatisfy((policy) -> assertThat(statements(policy))
				.filteredOn((statement) -> statement.path("Effect").asText().equals("Deny"))
				.anySatisfy((statement) -> assertThat(
						statement.path("Condition").path("Bool").path("aws:SecureTransport").asText())
					.isEqualTo("false")));
	}

	private static Stream<JsonNode> allowed(SynthesizedStacks stacks) {
		return Stream.of(stacks.stateJson(), stacks.pipelinesJson())
			.flatMap((template) -> template.findValues("PolicyDocument").stream())
			.flatMap(PolicyTests::statements)
			.filter(PolicyTests::allows);
	}

	private static Stream<JsonNode> statements(JsonNode policy) {
		return StreamSupport.stream(policy.path("Statement").spliterator(), false);
	}

	private static boolean allows(JsonNode statement) {
		return statement.path("Effect").asText().equals("Allow");
	}

	private static Stream<String> wideRights(JsonNode statement) {
		return texts(statement.path("Resource")).stream()
			.filter((resource) -> resource.contains("*"))
			.flatMap((resource) -> texts(statement.path("Action")).stream()
				.map((action) -> "%s on %s".formatted(action, resource)));
	}

	/** Of a string, itself; of a list, all; of a join of tokens, its last part. */
	private static List<String> texts(JsonNode value) {
		if (value.has("Fn::Join")) {
			JsonNode parts = value.path("Fn::Join").path(1);
			return List.of(parts.path(parts.size() - 1).asText());
		}
		return value.isArray() ? value.valueStream().flatMap((each) -> texts(each).stream()).toList()
				: List.of(value.asText());
	}

}
