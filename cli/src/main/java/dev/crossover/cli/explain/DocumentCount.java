package dev.crossover.cli.explain;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Counts the documents of a file without keeping any of it. */
final class DocumentCount {

	private DocumentCount() {
	}

	/**
	 * Counts documents.
	 * @param file the file
	 * @return how many there are, or empty when its name does not tell what it is
	 * @throws IOException when it cannot be read
	 */
	static OptionalLong of(Path file) throws IOException {
		String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		if (name.endsWith(".csv")) {
			return OptionalLong.of(records(file));
		}
		if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
			return OptionalLong.of(lines(file));
		}
		return name.endsWith(".json") ? OptionalLong.of(elements(file)) : OptionalLong.empty();
	}

	private static long lines(Path file) throws IOException {
		// Bytes that are no UTF-8 become errored documents, and count.
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
			return lines.lines().filter((line) -> !line.isBlank()).count();
		}
	}

	private static long elements(Path file) throws IOException {
		try (InputStream bytes = Files.newInputStream(file);
				JsonParser json = JsonMapper.shared().createParser(bytes)) {
			long count = 0;
			if (json.nextToken() == JsonToken.START_ARRAY) {
				while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
					json.skipChildren();
					count++;
				}
			}
			return count;
		}
	}

	// Records below the header. A quoted field may hold line ends; a quote in it is
	// doubled, which closes and opens again.
	private static long records(Path file) throws IOException {
		try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
			boolean quoted = false;
			boolean begun = false;
			long count = 0;
			for (int next = bytes.read(); next >= 0; next = bytes.read()) {
				quoted ^= next == '"';
				boolean end = !quoted && (next == '\n' || next == '\r');
				count += (end && begun) ? 1 : 0;
				begun = !end;
			}
			return Math.max(0, count + (begun ? 1 : 0) - 1);
		}
	}

}
