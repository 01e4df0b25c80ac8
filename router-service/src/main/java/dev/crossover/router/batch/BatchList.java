package dev.crossover.router.batch;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.cursor.Cursors;
import dev.crossover.router.remote.Results;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists an account's batches, newest first, a page at a time. */
@RestController
class BatchList {

	private static final String LIST = "batches";

	private final Results results;

	private final Cursors cursors;

	private final JsonMapper json;

	BatchList(Results results, Cursors cursors, JsonMapper json) {
		this.results = results;
		this.cursors = cursors;
		this.json = json;
	}

	@GetMapping(path = "/v1/batches", produces = MediaType.APPLICATION_JSON_VALUE)
	JsonNode list(Account account, @RequestParam(name = "page_size", required = false) @Nullable String size,
			@RequestParam(name = "page_token", required = false) @Nullable String token) {
		int limit = PageSize.of(size);
		String after = (token == null || token.isEmpty()) ? null : open(account, token);
		ObjectNode page = (ObjectNode) this.json.readTree(this.results.batches(account, limit, after));
		JsonNode next = page.remove("next");
		page.put("next_page_token",
				(next != null && !next.isNull()) ? this.cursors.seal(account, LIST, next.asString()) : "");
		return page;
	}

	private String open(Account account, String token) {
		return this.cursors.open(account, LIST, token)
			.orElseThrow(() -> ProblemException.at(ErrorCode.INVALID_PAGE_TOKEN, "page_token",
					"The page token is not one of this list. Start without one."));
	}

}
