package dev.crossover.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awscdk.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed templates are what the code says, since the local cloud is provisioned
 * from them, and hold nothing that only a deployment tool needs.
 */
@ExtendWith(Synthesis.class)
class CommittedTemplatesTests {

	@Test
	void stateTemplateIsNotStale(SynthesizedStacks stacks) throws IOException {
		assertThatCommittedEqualsSynthesized(stacks, stacks.app().state());
	}

	@Test
	void pipelinesTemplateIsNotStale(SynthesizedStacks stacks) throws IOException {
		assertThatCommittedEqualsSynthesized(stacks, stacks.app().pipelines());
	}

	@Test
	void templatesHoldNoDeploymentNoise(SynthesizedStacks stacks) {
		assertThat(stacks.stateJson().fieldNames()).toIterable()
			.containsExactlyInAnyOrder("Description", "Resources", "Outputs");
		assertThat(stacks.pipelinesJson().fieldNames()).toIterable()
			.containsExactlyInAnyOrder("Description", "Parameters", "Resources", "Outputs");
		assertThat(stacks.pipelinesJson().path("Parameters").fieldNames()).toIterable()
			.containsExactly("ModelServerImage");
		assertThat(stacks.stateJson().findValues("Type").stream().map(JsonNode::asText))
			.doesNotContain("AWS::CDK::Metadata")
			.noneMatch((type) -> type.startsWith("Custom::"));
		assertThat(stacks.pipelinesJson().findValues("Metadata")).isEmpty();
	}

	private static void assertThatCommittedEqualsSynthesized(SynthesizedStacks stacks, Stack stack) throws IOException {
		Path committed = Path.of(CrossoverApp.fileName(stack));

		assertThat(committed).isRegularFile();
		assertThat(Files.readString(committed))
			.as("infra/%s is stale; run: ./mvnw -q -pl infra -am -Ptemplates process-classes", committed)
			.isEqualTo(new String(stacks.app().template(stack), StandardCharsets.UTF_8));
	}

}
