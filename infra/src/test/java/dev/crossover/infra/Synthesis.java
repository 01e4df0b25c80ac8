package dev.crossover.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Hands the synthesized infrastructure to tests, synthesized once for all of them. CDK
 * needs Node.js: where there is none, the tests are skipped, unless
 * {@code CROSSOVER_REQUIRE_NODE} is {@code true}.
 */
final class Synthesis implements BeforeEachCallback, ParameterResolver {

	static final String REQUIRED = "CROSSOVER_REQUIRE_NODE";

	private static @Nullable SynthesizedStacks stacks;

	@Override
	public void beforeEach(ExtensionContext context) {
		demandNode(Optional.ofNullable(System.getenv("PATH")).orElse(""), required());
	}

	private static boolean required() {
		return Boolean.parseBoolean(System.getProperty(REQUIRED, System.getenv(REQUIRED)));
	}

	static void demandNode(String path, boolean required) {
		if (isOn(path)) {
			return;
		}
		String reason = "CDK needs Node.js 20 or newer, and there is no 'node' on the PATH";
		if (required) {
			throw new IllegalStateException(reason + ", although %s=true".formatted(REQUIRED));
		}
		throw new TestAbortedException(reason);
	}

	private static boolean isOn(String path) {
		return Stream.of(path.split(File.pathSeparator))
			.flatMap((folder) -> Stream.of(Path.of(folder, "node"), Path.of(folder, "node.exe")))
			.anyMatch(Files::isExecutable);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == SynthesizedStacks.class;
	}

	@Override
	public SynthesizedStacks resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return stacks();
	}

	private static synchronized SynthesizedStacks stacks() {
		SynthesizedStacks known = stacks;
		if (known == null) {
			known = SynthesizedStacks.of(new CrossoverApp());
			stacks = known;
		}
		return known;
	}

}
