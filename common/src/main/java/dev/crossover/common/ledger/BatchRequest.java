package dev.crossover.common.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.routing.CompletionWindow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the router tells gpu-pipeline about a batch beside its documents, in the
 * {@value #HEADER} header of {@code POST /internal/batches}.
 *
 * @param account whose it is
 * @param limits what it may hold
 * @param models the models asked for
 * @param window by when it is needed
 * @param decision where it goes and why
 * @param batchId the id it shall have, so that a submission that is repeated is the same
 * batch; a new one where there is none
 * @param quotas what the account may use over time
 */
public record BatchRequest(Account account, AccountLimits limits, List<String> models, CompletionWindow window,
		DecisionView decision, @Nullable String batchId, Quotas quotas) {

	/** The header that carries the request as base64url of its JSON. */
	public static final String HEADER = "Crossover-Batch-Request";

	/**
	 * The header's value.
	 * @param json the mapper that both sides use
	 * @return the value
	 */
	public String toHeader(JsonMapper json) {
		byte[] bytes = json.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Reads the header's value.
	 * @param value the value
	 * @param json the mapper that both sides use
	 * @return the request
	 */
	public static BatchRequest fromHeader(String value, JsonMapper json) {
		return json.readValue(Base64.getUrlDecoder().decode(value), BatchRequest.class);
	}

}
