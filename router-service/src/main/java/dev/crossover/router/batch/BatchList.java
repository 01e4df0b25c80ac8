package dev.crossover.router.batch;

import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.remote.Results;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists an account's batches, newest first, a page at a time. */
@RestController
class BatchList {

	private static final int DEFAULT = 20;

	private static final int MOST = 100;

	private final Results results;

	private final PageTokens tokens;

	private final JsonMapper json;

	BatchList(Results results, PageTokens tokens, JsonMapper json) {
		this.results = results;
		this.tokens = tokens;
		this.json = json;
	}

	@GetMapping("/v1/batches")
	JsonNode list(Account account, @RequestParam(name = "page_size", defaultValue = "0") int size,
			@RequestParam(name = "page_token", required = false) @Nullable String token) {
		String after = (token == null || token.isEmpty()) ? null : this.tokens.open(account, token);
		ObjectNode page = (ObjectNode) this.json.readTree(this.results.batches(account, limit(size), after));
		JsonNode next = page.remove("next");
		page.put("next_page_token", (next != null && !next.isNull()) ? this.tokens.seal(account, next.asString()) : "");
		return page;
	}

	private static int limit(int size) {
		if (size < 0) {
			String detail = "The page size is 1 to %d.".formatted(MOST);
			throw new ProblemException(ErrorCode.INVALID_REQUEST, detail,
					List.of(InputError.at("page_size", ErrorCode.INVALID_REQUEST.text(), detail)));
		}
		return (size == 0) ? DEFAULT : Math.min(size, MOST);
	}

}
