package dev.crossover.results.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.results.page.PagePosition;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.ResultPages;
import dev.crossover.results.page.Submission;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Writes results, a page at a time. An answer that cannot be finished is broken off: a
 * reader must never take a part for the whole.
 */
@Component
class ResultStream {

	private static final Logger log = LoggerFactory.getLogger(ResultStream.class);

	private final ResultPages pages;

	private final JsonMapper json;

	ResultStream(ResultPages pages, JsonMapper json) {
		this.pages = pages;
		this.json = json;
	}

	/**
	 * Writes the results of some shards.
	 * @param range the shards
	 * @param outcome the outcome to keep, or {@code null} for all
	 * @param response where to
	 * @throws IOException when the answer ends early
	 */
	void write(Range range, @Nullable Outcome outcome, HttpServletResponse response) throws IOException {
		try {
			write(range, outcome, response.getOutputStream());
		}
		catch (RuntimeException ex) {
			if (response.isCommitted()) {
				log.error("Results break off in {}", range, ex);
				// Without its cause, by which the advice would take it for answered.
				throw new IOException("results break off");
			}
			response.resetBuffer();
			response.setContentType(null);
			throw ex;
		}
	}

	private void write(Range range, @Nullable Outcome outcome, OutputStream out) throws IOException {
		PagePosition last = new PagePosition(range.from() - 1, 0, 1);
		Iterator<ResultPage> found = this.pages.between(range.submission(), range.from(), range.to()).iterator();
		while (found.hasNext()) {
			ResultPage page = found.next();
			requireComplete(page.position().follows(last), range);
			write(page, outcome, out);
			last = page.position();
		}
		requireComplete(last.shard() == range.to() - 1 && last.isLast(), range);
	}

	private void write(ResultPage page, @Nullable Outcome outcome, OutputStream out) throws IOException {
		if (outcome == null) {
			try (InputStream lines = page.contents().ndjson()) {
				lines.transferTo(out);
			}
			return;
		}
		for (ResultLine line : page.contents().read(this.json)) {
			if (line.outcome() == outcome) {
				out.write((this.json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	// A query is not one with the transaction that stored a shard: for a moment it may
	// miss a page of a shard that the ledger calls stored.
	private static void requireComplete(boolean complete, Range range) {
		if (!complete) {
			throw new IllegalStateException("pages missing in " + range);
		}
	}

	/**
	 * Some shards that are stored.
	 *
	 * @param submission what they belong to
	 * @param from the first shard
	 * @param to the shard after the last one
	 */
	record Range(Submission.Key submission, int from, int to) {
	}

}
