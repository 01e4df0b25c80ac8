package dev.crossover.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/**
 * Sample texts: a few hundred support messages, reviews and questions written for this
 * project. A larger batch is built from them by giving each a different reference.
 */
final class SampleDocuments {

	private static final String RESOURCE = "/samples/texts.txt";

	private static final int FIRST_REFERENCE = 10_482;

	private static final int STEP = 37;

	private final List<String> texts;

	SampleDocuments() throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(SampleDocuments.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
			this.texts = reader.lines().filter((line) -> !line.isBlank()).toList();
		}
	}

	/**
	 * A text to be answered at once.
	 * @return the first sample
	 */
	String first() {
		return this.texts.getFirst();
	}

	/**
	 * Writes a batch.
	 * @param file where to
	 * @param documents how many documents
	 * @throws IOException when the file cannot be written
	 */
	void write(Path file, int documents) throws IOException {
		JsonMapper json = JsonMapper.builder().build();
		Files.write(file,
				(Iterable<String>) Stream.iterate(0, (index) -> index + 1)
					.limit(documents)
					.map((index) -> json.writeValueAsString(Map.of("id", id(index), "text", text(index))))::iterator);
	}

	/**
	 * The id of a document of a batch.
	 * @param index its position
	 * @return its id
	 */
	static String id(int index) {
		return "doc-%05d".formatted(index);
	}

	private String text(int index) {
		String text = this.texts.get(index % this.texts.size());
		return (index < this.texts.size()) ? text
				: "%s (reference %d)".formatted(text, FIRST_REFERENCE + (long) index * STEP);
	}

}
