package dev.crossover.router.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.result.Outcome;
import dev.crossover.router.batch.BatchId;
import dev.crossover.router.cursor.Cursors;
import dev.crossover.router.remote.Results;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams the results of a batch, which may still run. A stream that breaks on the way
 * breaks towards the client too: an answer that ends well is whole.
 */
@RestController
class ResultsController {

	private final Results results;

	private final Cursors cursors;

	private final JsonMapper json;

	ResultsController(Results results, Cursors cursors, JsonMapper json) {
		this.results = results;
		this.cursors = cursors;
		this.json = json;
	}

	@GetMapping(path = "/v1/batches/{id}/results", produces = { MediaType.APPLICATION_NDJSON_VALUE, "text/csv" })
	void stream(Account account, @PathVariable String id, @RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String outcome,
			@RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
			HttpServletResponse response) throws IOException {
		// Spring has refused by now what accepts neither.
		ResultsFormat format = ResultsFormat.of(accept);
		String from = (after == null || after.isEmpty()) ? null : open(account, BatchId.check(id), after);
		List<String> models = (format == ResultsFormat.CSV) ? models(account, BatchId.check(id)) : List.of();
		try (ClientHttpResponse lines = this.results.lines(account, BatchId.check(id), from, outcome(outcome));
				InputStream body = lines.getBody()) {
			String next = lines.getHeaders().getFirst(Results.NEXT);
			if (next != null) {
				response.setHeader(Results.NEXT, this.cursors.seal(account, list(id), next));
			}
			describe(response, format, id);
			switch (format) {
				case NDJSON -> body.transferTo(response.getOutputStream());
				case CSV -> new CsvExport(models, this.json).write(body, response.getOutputStream());
			}
		}
	}

	private static void describe(HttpServletResponse response, ResultsFormat format, String id) {
		response.setContentType(format.contentType());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename(format.filename(id), StandardCharsets.US_ASCII)
					.build()
					.toString());
	}

	private String open(Account account, String id, String after) {
		return this.cursors.open(account, list(id), after)
			.orElseThrow(() -> ProblemException.at(ErrorCode.INVALID_CURSOR, "after",
					"The cursor is not one that an answer for this batch gave. Leave it out to begin from the start."));
	}

	private static String list(String id) {
		return "results of " + id;
	}

	private List<String> models(Account account, String id) {
		return this.json.readTree(this.results.batch(account, id))
			.path("models")
			.valueStream()
			.map((model) -> model.asString())
			.toList();
	}

	private static @Nullable String outcome(@Nullable String name) {
		if (name == null) {
			return null;
		}
		if (Arrays.stream(Outcome.values()).noneMatch((outcome) -> text(outcome).equals(name))) {
			throw ProblemException.at(ErrorCode.INVALID_REQUEST, "outcome",
					"The outcome is succeeded, errored, canceled or expired.");
		}
		return name;
	}

	private static String text(Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT);
	}

}
