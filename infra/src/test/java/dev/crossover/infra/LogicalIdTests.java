package dev.crossover.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stateful resource whose logical id changes is, to CloudFormation, a new and empty
 * one: the list of ids is committed, and changes only on purpose.
 */
@ExtendWith(Synthesis.class)
class LogicalIdTests {

	private static final Path COMMITTED = Path.of("src/test/resources/stateful-logical-ids.txt");

	private static final Set<String> STATEFUL = Set.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SQS::Queue");

	@Test
	void statefulResourcesKeepTheirLogicalIds(SynthesizedStacks stacks) throws IOException {
		assertThat(stateful(stacks.stateJson())).containsExactlyInAnyOrderElementsOf(Files.readAllLines(COMMITTED));
	}

	@Test
	void statefulResourcesLiveInTheStackOfTheirOwn(SynthesizedStacks stacks) {
		assertThat(stateful(stacks.pipelinesJson())).isEmpty();
	}

	@Test
	void statefulResourcesOutliveTheirStack(SynthesizedStacks stacks) {
		assertThat(stacks.stateJson().path("Resources").properties())
			.filteredOn((resource) -> STATEFUL.contains(resource.getValue().path("Type").asText()))
			.isNotEmpty()
			.allSatisfy((resource) -> {
				assertThat(resource.getValue().path("DeletionPolicy").asText()).isEqualTo("Retain");
				assertThat(resource.getValue().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
			});
	}

	private static List<String> stateful(JsonNode template) {
		return template.path("Resources")
			.properties()
			.stream()
			.filter((resource) -> STATEFUL.contains(resource.getValue().path("Type").asText()))
			.map(LogicalIdTests::line)
			.toList();
	}

	private static String line(Map.Entry<String, JsonNode> resource) {
		return resource.getKey() + " " + resource.getValue().path("Type").asText();
	}

}
