package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The built command line, started the way the {@code crossover} script starts it. */
final class CommandLine {

	private CommandLine() {
	}

	static Process start(Path output, List<String> arguments) throws IOException {
		Path app = home().resolve("cli/target/app");
		List<String> command = new ArrayList<>(
				List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dcrossover.home=" + home(), "-cp",
						jar("cli") + ":" + app.resolve("lib") + "/*", "dev.crossover.cli.Crossover"));
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
			.start();
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	static String jar(String module) throws IOException {
		try (Stream<Path> files = Files.list(home().resolve(module).resolve("target/app"))) {
			return files.filter((file) -> file.toString().endsWith(".jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("Build %s first: ./mvnw package".formatted(module)))
				.toString();
		}
	}

	static Path home() {
		return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
			.filter((folder) -> Files.exists(folder.resolve("mvnw")))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Not inside the repository"));
	}

}
