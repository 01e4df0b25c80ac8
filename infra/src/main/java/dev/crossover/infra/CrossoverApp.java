package dev.crossover.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * All of Crossover's infrastructure. Run as a program it writes both stacks' templates,
 * which are committed: the local cloud is provisioned from them.
 */
public final class CrossoverApp {

	private final App app = new App(AppProps.builder()
		.analyticsReporting(false)
		.treeMetadata(false)
		.context(Map.of("@aws-cdk/aws-iam:minimizePolicies", true,
				// CloudFormation refuses to delete what the other stack still uses.
				"@aws-cdk/core:defaultCrossStackReferences", "strong"))
		.defaultStackSynthesizer(DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
		.build());

	private final CrossoverState state = new CrossoverState(this.app, "CrossoverState");

	private final CrossoverPipelines pipelines = new CrossoverPipelines(this.app, "CrossoverPipelines", this.state);

	/**
	 * Writes the templates.
	 * @param args the folder to write them to
	 * @throws IOException if a template cannot be written
	 */
	public static void main(String[] args) throws IOException {
		new CrossoverApp().write(Path.of(args[0]));
	}

	private void write(Path folder) throws IOException {
		for (Stack stack : List.of(this.state, this.pipelines)) {
			Files.write(folder.resolve(fileName(stack)), template(stack));
		}
	}

	byte[] template(Stack stack) throws IOException {
		CloudAssembly assembly = this.app.synth();
		return Files.readAllBytes(Path.of(assembly.getDirectory(), stack.getTemplateFile()));
	}

	static String fileName(Stack stack) {
		return stack.getStackName() + ".template.json";
	}

	CrossoverState state() {
		return this.state;
	}

	CrossoverPipelines pipelines() {
		return this.pipelines;
	}

}
