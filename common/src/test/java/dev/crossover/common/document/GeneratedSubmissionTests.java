package dev.crossover.common.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.crossover.policy.account.AccountLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random documents, written by other means than ours, are read back equal in every format
 * and coding; and corruption errs exactly the documents that it hit.
 */
class GeneratedSubmissionTests {

	private static final AccountLimits LIMITS = new AccountLimits(1_000, 1_000, 1L << 30);

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<String> PIECES = List.of("a", "é", "漢", "😀", " ", ",", "\"", "\"\"", "\\", "'", "\n",
			"\r\n", "\r", "\t", "\u0000", "\u2028", "\ufeff", "\ufffd", "{", "}", "[", "]", ":", "word", "#", ";", "&",
			"\u0301");

	static LongStream seeds() {
		return LongStream.range(0, 60);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void readsBackWhatWasWritten(long seed) throws IOException {
		Random random = new Random(seed);
		List<DocumentLine> documents = documents(random);

		for (DocumentFormat format : DocumentFormat.values()) {
			for (ContentCoding coding : ContentCoding.values()) {
				byte[] sent = ContentCodingTests.encode(coding, bytes(format, lines(format, documents, random)));
				Submission submission = new Submission(format, coding, null);

				assertThat(Reading.all(submission.open(new ByteArrayInputStream(sent), LIMITS)))
					.as("seed %d, %s, %s", seed, format, coding)
					.isEqualTo(documents);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void errsExactlyTheLinesThatAreCorrupt(long seed) throws IOException {
		Random random = new Random(seed);
		List<DocumentLine> documents = documents(random);
		for (DocumentFormat format : List.of(DocumentFormat.NDJSON, DocumentFormat.CSV)) {
			List<byte[]> lines = lines(format, documents, random);
			Set<Long> corrupt = new TreeSet<>();
			for (DocumentLine document : documents) {
				if (random.nextInt(4) == 0) {
					corrupt.add(document.index());
					int line = (int) document.index() + ((format == DocumentFormat.CSV) ? 1 : 0);
					lines.set(line, corrupted(format, lines.get(line), random));
				}
			}

			List<DocumentLine> read = Reading.of(format, new ByteArrayInputStream(bytes(format, lines)), LIMITS);

			assertThat(read).as("seed %d, %s", seed, format).hasSameSizeAs(documents);
			assertThat(read.stream()
				.filter((line) -> line instanceof DocumentLine.Refused)
				.map(DocumentLine::index)
				.collect(Collectors.toSet())).as("seed %d, %s", seed, format).isEqualTo(corrupt);
			assertThat(read).filteredOn((line) -> !corrupt.contains(line.index())).allMatch(documents::contains);
		}
	}

	private static List<DocumentLine> documents(Random random) {
		List<DocumentLine> documents = new ArrayList<>();
		int count = 1 + random.nextInt(40);
		for (int index = 0; index < count; index++) {
			documents.add(Reading.accepted(index, id(random), "x" + text(random, 30)));
		}
		return documents;
	}

	private static @Nullable String id(Random random) {
		return random.nextBoolean() ? null : "id-" + random.nextInt(1_000) + "\"é, 😀".substring(random.nextInt(5));
	}

	private static String text(Random random, int pieces) {
		return random.ints(random.nextInt(pieces), 0, PIECES.size())
			.mapToObj(PIECES::get)
			.collect(Collectors.joining());
	}

	private static List<byte[]> lines(DocumentFormat format, List<DocumentLine> documents, Random random) {
		List<byte[]> lines = new ArrayList<>();
		if (format == DocumentFormat.CSV) {
			lines.add(utf8("note,id,text"));
		}
		for (DocumentLine document : documents) {
			DocumentLine.Accepted accepted = (DocumentLine.Accepted) document;
			lines.add(utf8((format == DocumentFormat.CSV) ? csv(accepted, random) : json(accepted, random)));
		}
		return lines;
	}

	private static String csv(DocumentLine.Accepted document, Random random) {
		String id = (document.id() != null) ? quoted(document.id()) : "";
		return quoted(text(random, 5)) + "," + id + "," + quoted(document.text());
	}

	private static String quoted(String field) {
		return "\"" + field.replace("\"", "\"\"") + "\"";
	}

	private static String json(DocumentLine.Accepted document, Random random) {
		String text = "\"text\":" + JSON.writeValueAsString(document.text());
		if (document.id() == null) {
			return random.nextBoolean() ? "{" + text + "}" : "{\"id\":null, " + text + "}";
		}
		String id = "\"id\": " + JSON.writeValueAsString(document.id());
		return random.nextBoolean() ? "{" + id + "," + text + "}" : " { " + text + " , " + id + " } ";
	}

	private static byte[] corrupted(DocumentFormat format, byte[] line, Random random) {
		String text = new String(line, StandardCharsets.UTF_8);
		return switch (random.nextInt(4)) {
			case 0 -> {
				byte[] broken = line.clone();
				broken[text.indexOf('"')] = (byte) 0xFF;
				yield (format == DocumentFormat.NDJSON) ? broken : notUtf8(line);
			}
			case 1 -> utf8((format == DocumentFormat.NDJSON)
					? text.stripTrailing().substring(0, text.stripTrailing().length() - 1) : text + ",ragged");
			case 2 -> utf8((format == DocumentFormat.NDJSON) ? text + "," : text + "x");
			default -> utf8((format == DocumentFormat.NDJSON) ? text.replaceFirst("\"text\"", "\"test\"")
					: "\"note\",\"\",\" \n \"");
		};
	}

	private static byte[] notUtf8(byte[] line) {
		byte[] broken = line.clone();
		for (int position = broken.length - 1; position >= 0; position--) {
			if (broken[position] == 'x') {
				broken[position] = (byte) 0xC3;
				return broken;
			}
		}
		throw new IllegalArgumentException("Every text starts with an x");
	}

	private static byte[] bytes(DocumentFormat format, List<byte[]> lines) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(utf8((format == DocumentFormat.JSON_ARRAY) ? "[" : ""));
		for (int line = 0; line < lines.size(); line++) {
			body.writeBytes(utf8((line == 0) ? "" : (format == DocumentFormat.JSON_ARRAY) ? "," : "\n"));
			body.writeBytes(lines.get(line));
		}
		body.writeBytes(utf8((format == DocumentFormat.JSON_ARRAY) ? "]" : "\n"));
		return body.toByteArray();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
