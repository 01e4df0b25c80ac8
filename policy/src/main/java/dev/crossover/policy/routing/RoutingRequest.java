package dev.crossover.policy.routing;

import java.time.Duration;
import java.util.List;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;

/**
 * What routing looks at.
 *
 * @param caller who asks
 * @param models the models asked for
 * @param documents how many documents; of an upload still being read, how many have been
 * seen
 * @param bytes size of the texts
 * @param wish the pipeline the caller wishes for
 * @param window by when the caller needs it
 * @param batch whether the caller asked for a batch rather than for an answer at once
 */
public record RoutingRequest(Caller caller, List<String> models, long documents, long bytes, PipelineWish wish,
		CompletionWindow window, boolean batch) {

	/**
	 * The same request for another number of documents.
	 * @param count how many
	 * @return the request
	 */
	public RoutingRequest withDocuments(long count) {
		return new RoutingRequest(this.caller, this.models, count, this.bytes, this.wish, this.window, this.batch);
	}

	/**
	 * The same request by another time.
	 * @param other by when the caller would need it
	 * @return the request
	 */
	public RoutingRequest withWindow(CompletionWindow other) {
		return new RoutingRequest(this.caller, this.models, this.documents, this.bytes, this.wish, other, this.batch);
	}

	/**
	 * The same request with another wish.
	 * @param other the pipeline the caller would wish for
	 * @return the request
	 */
	public RoutingRequest withWish(PipelineWish other) {
		return new RoutingRequest(this.caller, this.models, this.documents, this.bytes, other, this.window, this.batch);
	}

	/**
	 * The same request of another caller.
	 * @param other who would ask
	 * @return the request
	 */
	public RoutingRequest withCaller(Caller other) {
		return new RoutingRequest(other, this.models, this.documents, this.bytes, this.wish, this.window, this.batch);
	}

	/**
	 * Who asks.
	 *
	 * @param type the type of the account
	 * @param limits what one submission of the account may hold
	 * @param latencyObjective within which a request that is answered at once shall be
	 * @param lane the share of CPU concurrency for requests that are answered at once
	 */
	public record Caller(AccountType type, AccountLimits limits, Duration latencyObjective, Lane lane) {
	}

}
