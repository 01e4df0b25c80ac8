package dev.crossover.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The outputs are the contract with the services: their names become properties. */
@ExtendWith(Synthesis.class)
class OutputTests {

	@Test
	void stacksNameWhatServicesRead(SynthesizedStacks stacks) throws IOException {
		List<String> read = Files.readAllLines(Path.of("outputs.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#"))
			.toList();

		assertThat(
				Stream.of(stacks.stateJson(), stacks.pipelinesJson()).map(OutputTests::outputs).flatMap(List::stream))
			.containsExactlyInAnyOrderElementsOf(read);
	}

	@Test
	void pipelinesImportOnlyWhatStateExports(SynthesizedStacks stacks) {
		List<String> exports = stacks.stateJson()
			.path("Outputs")
			.findValues("Export")
			.stream()
			.map((export) -> export.path("Name").asText())
			.toList();

		assertThat(stacks.pipelinesJson().findValues("Fn::ImportValue")).isNotEmpty()
			.extracting(JsonNode::asText)
			.isSubsetOf(exports);
	}

	private static List<String> outputs(JsonNode template) {
		return template.path("Outputs")
			.properties()
			.stream()
			.filter((output) -> !output.getValue().has("Export"))
			.map(Map.Entry::getKey)
			.toList();
	}

}
