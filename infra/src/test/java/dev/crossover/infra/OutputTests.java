package dev.crossover.infra;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The outputs are the contract with the services: their names become properties. */
@ExtendWith(Synthesis.class)
class OutputTests {

	@Test
	void stateNamesWhatServicesRead(SynthesizedStacks stacks) {
		assertThat(outputs(stacks.stateJson())).containsExactlyInAnyOrder("PayloadBucket", "LedgerTable",
				"ResultsTable", "AccountsTable", "IdempotencyTable", "ScalingLogTable", "CompletionsQueueUrl",
				"ResultsQueueUrl", "ReplicationQueueUrl", "ScalerEventsQueueUrl");
	}

	@Test
	void pipelinesNameWhatServicesRead(SynthesizedStacks stacks) {
		assertThat(outputs(stacks.pipelinesJson())).containsExactlyInAnyOrder("GpuEndpointName", "GpuVariantName",
				"CpuEndpointName", "EventBusName");
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
