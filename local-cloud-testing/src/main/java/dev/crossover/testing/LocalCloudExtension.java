package dev.crossover.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link TestCloud}: as a parameter, or by {@link #cloud()} where a
 * parameter comes too late, as in a {@code @DynamicPropertySource}. The cloud is a
 * process started on first use and shared by all tests of the module; it ends with them.
 * Its time runs as many times faster as the system property
 * {@code crossover.cloud.time-scale} says.
 */
public final class LocalCloudExtension implements ParameterResolver {

	private static final Duration START_LIMIT = Duration.ofMinutes(5);

	private static @Nullable TestCloud cloud;

	/**
	 * The module's cloud.
	 * @return the running cloud
	 */
	public static synchronized TestCloud cloud() {
		if (cloud == null) {
			cloud = start();
		}
		return cloud;
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestCloud.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return cloud();
	}

	private static TestCloud start() {
		try {
			Path data = Files.createTempDirectory("test-cloud");
			Path log = data.resolve("local-cloud.log");
			Process process = new ProcessBuilder(command(data)).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
			return new TestCloud(process, ready(process, data, log));
		}
		catch (IOException ex) {
			throw new IllegalStateException("The local cloud did not start", ex);
		}
	}

	private static List<String> command(Path data) throws IOException {
		Path root = root();
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", "-jar", jar(root.resolve("local-cloud")), "--port", "0",
				"--data-dir", data.toString(), "--container-jar", jar(root.resolve("model-server")), "--instance-start",
				"1s", "--time-scale", System.getProperty("crossover.cloud.time-scale", "1"), "--exit-on-stdin-eof"));
		command.addAll(List.of("--required-outputs", root.resolve("infra/outputs.txt").toString()));
		for (String stack : List.of("CrossoverState", "CrossoverPipelines")) {
			command.addAll(List.of("--template", root.resolve("infra/%s.template.json".formatted(stack)).toString()));
		}
		return command;
	}

	private static Path ready(Process process, Path data, Path log) throws IOException {
		Path description = data.resolve("cloud.json");
		Instant limit = Instant.now().plus(START_LIMIT);
		while (!Files.exists(description)) {
			if (!process.isAlive() || Instant.now().isAfter(limit)) {
				process.destroyForcibly();
				throw new IllegalStateException("The local cloud did not start:\n" + Files.readString(log));
			}
			process.onExit().completeOnTimeout(process, 50, TimeUnit.MILLISECONDS).join();
		}
		return description;
	}

	private static Path root() {
		return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
			.filter((folder) -> Files.exists(folder.resolve("mvnw")))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Not inside the repository"));
	}

	private static String jar(Path module) throws IOException {
		try (Stream<Path> files = Files.list(module.resolve("target/app"))) {
			return files.filter((file) -> file.toString().endsWith(".jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException(
						"Build %s first: ./mvnw package".formatted(module.getFileName())))
				.toString();
		}
	}

}
