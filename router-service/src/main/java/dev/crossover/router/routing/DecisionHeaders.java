package dev.crossover.router.routing;

import dev.crossover.common.ledger.DecisionView;

import org.springframework.http.HttpHeaders;

/** The headers that show a decision. */
public final class DecisionHeaders {

	/** The pipeline. */
	public static final String PIPELINE = "Crossover-Pipeline";

	/** The reason, one plain sentence. */
	public static final String REASON = "Crossover-Reason";

	private DecisionHeaders() {
	}

	/**
	 * Sets the headers.
	 * @param headers the answer's headers
	 * @param decision the decision
	 */
	public static void set(HttpHeaders headers, DecisionView decision) {
		headers.set(PIPELINE, decision.pipeline());
		headers.set(REASON, decision.reason());
	}

}
