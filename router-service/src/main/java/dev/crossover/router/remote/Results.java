package dev.crossover.router.remote;

import dev.crossover.common.account.Account;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;

/** The results service: batches and their results, each account's own. */
public final class Results {

	/** The header that holds the cursor after the last line, when more may come. */
	public static final String NEXT = "Crossover-Next";

	private static final String BATCHES = "/internal/accounts/{account}/batches";

	private final RestClient client;

	Results(RestClient client) {
		this.client = client;
	}

	/**
	 * A batch.
	 * @param account whose it must be
	 * @param id the batch's id
	 * @return the batch as JSON
	 */
	public byte[] batch(Account account, String id) {
		return Exchange.bytes(this.client.get().uri(BATCHES + "/{id}", account.id(), id));
	}

	/**
	 * A page of an account's batches, newest first.
	 * @param account whose they are
	 * @param limit how many at most
	 * @param after the cursor of the page before
	 * @return {@code batches} and the cursor {@code next}, as JSON
	 */
	public byte[] batches(Account account, int limit, @Nullable String after) {
		return Exchange.bytes(this.client.get().uri((uri) -> {
			UriBuilder page = uri.path(BATCHES).queryParam("limit", limit);
			return (after != null) ? page.queryParam("after", "{after}").build(account.id(), after)
					: page.build(account.id());
		}));
	}

	/**
	 * Result lines of a batch, as they are now.
	 * @param account whose the batch must be
	 * @param id the batch's id
	 * @param after the cursor to go on from
	 * @param outcome only lines of this outcome
	 * @return the answer, whose body is NDJSON, to be closed
	 */
	public ClientHttpResponse lines(Account account, String id, @Nullable String after, @Nullable String outcome) {
		return Exchange.stream(this.client.get().uri((uri) -> {
			UriBuilder lines = uri.path(BATCHES + "/{id}/results");
			if (outcome != null) {
				lines.queryParam("outcome", outcome);
			}
			return (after != null) ? lines.queryParam("after", "{after}").build(account.id(), id, after)
					: lines.build(account.id(), id);
		}));
	}

}
