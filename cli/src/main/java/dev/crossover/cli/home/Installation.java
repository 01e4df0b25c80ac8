package dev.crossover.cli.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the built modules are. The {@code crossover} script says so by the system
 * property {@value #HOME}.
 */
public final class Installation {

	private static final String HOME = "crossover.home";

	private final Path home;

	private Installation(Path home) {
		this.home = home;
	}

	/**
	 * The installation this command line belongs to.
	 * @return the installation
	 */
	public static Installation current() {
		return new Installation(Path.of(System.getProperty(HOME, "")).toAbsolutePath());
	}

	/**
	 * Where state is kept unless said otherwise.
	 * @return the folder
	 */
	public Path defaultDataFolder() {
		return this.home.resolve(".crossover/data");
	}

	/**
	 * The runnable jar of a module, beside its libraries.
	 * @param module the module
	 * @return the jar
	 * @throws IOException when the module is not built
	 */
	public Path jar(String module) throws IOException {
		try (Stream<Path> files = Files.list(this.home.resolve(module).resolve("target/app"))) {
			return files.filter((file) -> file.toString().endsWith(".jar"))
				.findFirst()
				.orElseThrow(() -> new IOException("%s is not built".formatted(module)));
		}
	}

	/**
	 * Where the JVMs' ahead-of-time caches are.
	 * @return the folder
	 */
	public Path fastStart() {
		return this.home.resolve(".crossover/aot");
	}

	/**
	 * A data folder for a suite that is thrown away.
	 * @return the folder
	 */
	public Path scratch() {
		return this.home.resolve(".crossover/scratch");
	}

	/**
	 * Where submissions are noted that have not come to their end.
	 * @return the folder
	 */
	public Path submissions() {
		return this.home.resolve(".crossover/submissions");
	}

	/**
	 * The names of the outputs that the services read, one a line.
	 * @return the file
	 */
	public Path requiredOutputs() {
		return this.home.resolve("infra/outputs.txt");
	}

	/**
	 * The synthesized templates in the order of deployment.
	 * @return the files
	 */
	public List<Path> templates() {
		return Stream.of("CrossoverState", "CrossoverPipelines")
			.map((stack) -> this.home.resolve("infra").resolve(stack + ".template.json"))
			.toList();
	}

}
