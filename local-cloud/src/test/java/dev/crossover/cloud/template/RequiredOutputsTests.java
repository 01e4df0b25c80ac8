package dev.crossover.cloud.template;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The project's own templates, of which something is deleted. */
class RequiredOutputsTests {

	private static final Path INFRA = Path.of("../infra");

	@Test
	void isContentWithTheCommittedTemplates() throws IOException {
		RequiredOutputs required = RequiredOutputs.read(INFRA.resolve("outputs.txt"));

		assertThatCode(() -> required.demandOf(List.of(state(), pipelines()))).doesNotThrowAnyException();
		assertThat(required.names()).contains("ResultsQueueUrl", "GpuEndpointName")
			.noneMatch((name) -> name.contains("#"));
	}

	@ParameterizedTest
	@MethodSource("queues")
	void queueDeletedFromTheDefinitionFailsTheStart(String queue) throws IOException {
		RequiredOutputs required = RequiredOutputs.read(INFRA.resolve("outputs.txt"));
		Template state = state();
		delete(state, queue);

		assertThatExceptionOfType(TemplateException.class)
			.isThrownBy(() -> required.demandOf(List.of(state, pipelines())))
			.withMessageContaining("QueueUrl")
			.withMessageContaining("deleted");
	}

	// The work queues; each has an output.
	private static Stream<String> queues() {
		return state().section("Outputs")
			.entrySet()
			.stream()
			.filter((output) -> output.getKey().endsWith("QueueUrl"))
			.map((output) -> output.getValue().path("Value").path("Ref").asString());
	}

	// As synthesis would without it: what names the resource goes, too.
	private static void delete(Template template, String id) {
		ObjectNode resources = (ObjectNode) template.root().path("Resources");
		assertThat(resources.remove(id)).isNotNull();
		ObjectNode outputs = (ObjectNode) template.root().path("Outputs");
		List<String> orphans = template.section("Outputs")
			.entrySet()
			.stream()
			.filter((output) -> names(output.getValue(), id))
			.map(Map.Entry::getKey)
			.toList();
		assertThat(orphans).isNotEmpty();
		outputs.remove(orphans);
	}

	private static boolean names(JsonNode output, String id) {
		return output.toString().contains("\"" + id + "\"");
	}

	private static Template state() {
		return Template.read(INFRA.resolve("CrossoverState.template.json"));
	}

	private static Template pipelines() {
		return Template.read(INFRA.resolve("CrossoverPipelines.template.json"));
	}

}
