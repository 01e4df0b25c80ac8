package dev.crossover.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One local cloud for every test that only uses it. */
final class SharedCloud implements ParameterResolver {

	static final String TEMPLATE = "src/test/resources/Engines.template.json";

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == CloudProcess.class;
	}

	@Override
	public CloudProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(CloudProcess.class, (type) -> start(), CloudProcess.class);
	}

	private static CloudProcess start() {
		try {
			Path folder = Files.createTempDirectory(Path.of("target"), "shared-cloud");
			return CloudProcess.start(folder.toAbsolutePath(), "--template", TEMPLATE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
