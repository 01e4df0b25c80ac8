package dev.crossover.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

/** Documents for tests, built from the sample texts of the command line. */
final class Texts {

	private static final List<String> SAMPLES = samples();

	private Texts() {
	}

	/** The text of a document, different for every number. */
	static String text(int number) {
		return "%s (case %d)".formatted(SAMPLES.get(number % SAMPLES.size()), number);
	}

	static String id(int number) {
		return "doc-" + number;
	}

	static List<String> ndjson(int documents) {
		return IntStream.range(0, documents)
			.mapToObj(
					(number) -> JsonMapper.shared().writeValueAsString(Map.of("id", id(number), "text", text(number))))
			.toList();
	}

	private static List<String> samples() {
		try {
			return Files.readAllLines(CommandLine.home().resolve("cli/src/main/resources/samples/texts.txt"))
				.stream()
				.filter((line) -> !line.isBlank())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
