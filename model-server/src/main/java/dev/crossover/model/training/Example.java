package dev.crossover.model.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A text somebody has labelled.
 *
 * @param label the label
 * @param text the text
 */
record Example(String label, String text) {

	/** Labels people can read in place of abbreviations. */
	private static final Map<String, String> NAMES = Map.of("neg", "negative", "pos", "positive");

	// Files start with a header, then hold "label TAB text" a line.
	static List<Example> read(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.skip(1)
				.map((line) -> line.split("\t", 2))
				.map((at) -> new Example(NAMES.getOrDefault(at[0], at[0]), at[1]))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
