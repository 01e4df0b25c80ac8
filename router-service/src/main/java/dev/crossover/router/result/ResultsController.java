package dev.crossover.router.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.result.Outcome;
import dev.crossover.router.batch.BatchId;
import dev.crossover.router.remote.Results;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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

	private static final String CSV = "text/csv";

	private final Results results;

	private final JsonMapper json;

	ResultsController(Results results, JsonMapper json) {
		this.results = results;
		this.json = json;
	}

	@GetMapping(path = "/v1/batches/{id}/results", produces = { MediaType.APPLICATION_NDJSON_VALUE, CSV })
	void stream(Account account, @PathVariable String id, @RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String outcome,
			@RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
			HttpServletResponse response) throws IOException {
		List<String> models = isCsv(accept) ? models(account, BatchId.check(id)) : List.of();
		try (ClientHttpResponse lines = this.results.lines(account, BatchId.check(id), after, outcome(outcome));
				InputStream body = lines.getBody()) {
			String next = lines.getHeaders().getFirst(Results.NEXT);
			if (next != null) {
				response.setHeader(Results.NEXT, next);
			}
			if (isCsv(accept)) {
				describe(response, CSV + ";charset=UTF-8", id + ".csv");
				new CsvExport(models, this.json).write(body, response.getOutputStream());
			}
			else {
				describe(response, MediaType.APPLICATION_NDJSON_VALUE, id + ".ndjson");
				body.transferTo(response.getOutputStream());
			}
		}
	}

	private static void describe(HttpServletResponse response, String contentType, String filename) {
		response.setContentType(contentType);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(filename));
	}

	private List<String> models(Account account, String id) {
		return this.json.readTree(this.results.batch(account, id))
			.path("models")
			.valueStream()
			.map((model) -> model.asString())
			.toList();
	}

	// Spring has refused by now what accepts neither.
	private static boolean isCsv(@Nullable String accept) {
		return accept != null && MediaType.parseMediaTypes(accept)
			.stream()
			.filter((type) -> type.getQualityValue() > 0)
			.noneMatch((type) -> type.includes(MediaType.APPLICATION_NDJSON));
	}

	private static @Nullable String outcome(@Nullable String name) {
		if (name == null) {
			return null;
		}
		if (Arrays.stream(Outcome.values()).noneMatch((outcome) -> text(outcome).equals(name))) {
			String detail = "The outcome is succeeded, errored, canceled or expired.";
			throw new ProblemException(ErrorCode.INVALID_REQUEST, detail,
					List.of(InputError.at("outcome", ErrorCode.INVALID_REQUEST.text(), detail)));
		}
		return name;
	}

	private static String text(Outcome outcome) {
		return outcome.name().toLowerCase(Locale.ROOT);
	}

}
