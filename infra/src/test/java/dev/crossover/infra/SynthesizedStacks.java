package dev.crossover.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/**
 * Both stacks as CDK synthesized them.
 *
 * @param app the app they belong to
 * @param state the template of what must outlive deployments
 * @param pipelines the template of what may be rebuilt
 */
record SynthesizedStacks(CrossoverApp app, Template state, Template pipelines) {

	private static final ObjectMapper JSON = new ObjectMapper();

	static SynthesizedStacks of(CrossoverApp app) {
		Stream.of(app.state(), app.pipelines())
			.forEach((stack) -> Aspects.of(stack).add(AwsSolutionsChecks.Builder.create().build()));
		return new SynthesizedStacks(app, Template.fromStack(app.state()), Template.fromStack(app.pipelines()));
	}

	JsonNode stateJson() {
		return json(this.app.state());
	}

	JsonNode pipelinesJson() {
		return json(this.app.pipelines());
	}

	private JsonNode json(Stack stack) {
		try {
			return JSON.readTree(this.app.template(stack));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
