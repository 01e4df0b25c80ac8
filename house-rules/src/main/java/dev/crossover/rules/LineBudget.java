package dev.crossover.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The line budget of this code base: no source file over {@value #MAXIMUM} lines. A class
 * that needs more has a second reason to exist.
 */
public final class LineBudget {

	/** Lines a source file may have, blank lines and comments included. */
	public static final int MAXIMUM = 300;

	private LineBudget() {
	}

	/**
	 * The source files of a module that are over budget.
	 * @param module the module's folder
	 * @return the files over {@value #MAXIMUM} lines, each with its count; empty when all
	 * is well
	 */
	public static List<String> exceededIn(Path module) {
		try (Stream<Path> files = Files.walk(module.resolve("src"))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> lines(file) > MAXIMUM)
				.map((file) -> "%s: %d lines".formatted(module.relativize(file), lines(file)))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long lines(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
