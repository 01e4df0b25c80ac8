package dev.crossover.results.page;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

import dev.crossover.common.result.ResultLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * Result lines, packed.
 *
 * @param firstIndex the index of the first line
 * @param documents how many lines there are
 * @param lines the lines as compressed NDJSON
 */
public record PageContents(long firstIndex, int documents, byte[] lines) {

	/**
	 * The lines as they go out.
	 * @return NDJSON, the last line ended by a newline too
	 */
	public InputStream ndjson() {
		try {
			return new GZIPInputStream(new ByteArrayInputStream(this.lines));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The lines as records.
	 * @param json reads them
	 * @return the lines in order
	 */
	public List<ResultLine> read(JsonMapper json) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(ndjson(), StandardCharsets.UTF_8))) {
			return reader.lines().map((line) -> json.readValue(line, ResultLine.class)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
