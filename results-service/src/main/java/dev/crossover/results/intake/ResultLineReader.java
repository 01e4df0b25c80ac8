package dev.crossover.results.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.crossover.common.result.ResultLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Reads result lines to the letter: nothing is guessed, converted or defaulted. */
@Component
class ResultLineReader {

	/** The most characters of a line; five models' answers take less than one percent. */
	static final int LINE_LIMIT = 64_000;

	private final JsonMapper json;

	ResultLineReader(JsonMapper json) {
		this.json = json.rebuild()
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.build();
	}

	/**
	 * Reads lines.
	 * @param in NDJSON
	 * @param expected how many lines there must be
	 * @return the lines
	 * @throws IOException when reading fails
	 * @throws UnacceptableResultsException when there are more or fewer lines, or one
	 * cannot be read
	 */
	List<ResultLine> read(InputStream in, int expected) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
		List<ResultLine> lines = new ArrayList<>();
		String line = next(reader);
		while (line != null && lines.size() < expected) {
			lines.add(parse(line, lines.size() + 1));
			line = next(reader);
		}
		if (line != null || lines.size() < expected) {
			throw new UnacceptableResultsException(
					"there are %s lines than the %d announced".formatted((line != null) ? "more" : "fewer", expected));
		}
		return lines;
	}

	private static @Nullable String next(BufferedReader reader) throws IOException {
		try {
			return reader.readLine();
		}
		catch (CharacterCodingException ex) {
			throw new UnacceptableResultsException("the lines are not UTF-8");
		}
	}

	private ResultLine parse(String line, int number) {
		if (line.length() > LINE_LIMIT) {
			throw new UnacceptableResultsException("line %d is too long".formatted(number));
		}
		try {
			// The word null is JSON, but no line.
			return Objects.requireNonNull(this.json.readValue(line, ResultLine.class));
		}
		catch (JacksonException | NullPointerException ex) {
			// Neither message nor cause: they may quote what was read.
			throw new UnacceptableResultsException("line %d is not a result".formatted(number));
		}
	}

}
