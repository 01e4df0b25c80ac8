package dev.crossover.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A word that must not come up where it does not belong.
 *
 * @param word the word
 */
record Canary(String word) {

	/**
	 * Where the word is, in the logs and stores of a suite but for the payloads of
	 * batches and what the suite tells its user.
	 * @param folder the suite's data folder
	 * @return the files that hold it
	 */
	List<Path> foundIn(Path folder) throws IOException {
		Path payloads = folder.resolve("cloud").resolve("s3");
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> !file.startsWith(payloads))
				.filter((file) -> !file.equals(folder.resolve("crossover.json")) && !file.endsWith("up.log"))
				.filter(this::isIn)
				.toList();
		}
	}

	private boolean isIn(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(this.word);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
