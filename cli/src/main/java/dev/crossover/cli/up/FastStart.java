package dev.crossover.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import dev.crossover.cli.home.Installation;

/**
 * The JDK's ahead-of-time caches (JEP 483, 514, 515): what a JVM learnt about a module's
 * classes in a training run, which halves its next start. Without a cache, or with one
 * that does not fit, a module starts as it would anyway.
 */
public final class FastStart {

	private static final String HALF = ".half";

	private final Path folder;

	private final boolean training;

	private FastStart(Path folder, boolean training) {
		this.folder = folder;
		this.training = training;
	}

	/**
	 * Uses the caches that exist.
	 * @param installation where the modules are
	 * @return the caches
	 */
	public static FastStart use(Installation installation) {
		return new FastStart(installation.fastStart(), false);
	}

	/**
	 * Makes the caches: every process that is started writes one when it ends.
	 * @param installation where the modules are
	 * @return the caches
	 */
	static FastStart train(Installation installation) {
		return new FastStart(installation.fastStart(), true);
	}

	/**
	 * The JVM options for a module.
	 * @param module the module
	 * @return the options, none when there is no cache
	 * @throws IOException when the folder of the caches cannot be made
	 */
	List<String> options(String module) throws IOException {
		Path cache = this.folder.resolve(module + ".aot");
		if (this.training) {
			Files.createDirectories(this.folder);
			return List.of("-XX:AOTCacheOutput=" + cache + HALF);
		}
		return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
	}

	/**
	 * How long a process may take to end: writing a cache takes its time.
	 * @return seconds
	 */
	int stopSeconds() {
		return this.training ? 120 : 15;
	}

	/**
	 * Puts the caches in place that training has completed.
	 * @return how many
	 * @throws IOException when they cannot be moved
	 */
	int publish() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			List<Path> complete = files.filter((file) -> file.toString().endsWith(".aot" + HALF)).toList();
			for (Path half : complete) {
				String name = half.getFileName().toString();
				Files.move(half, this.folder.resolve(name.substring(0, name.length() - HALF.length())),
						StandardCopyOption.REPLACE_EXISTING);
			}
			return complete.size();
		}
	}

}
