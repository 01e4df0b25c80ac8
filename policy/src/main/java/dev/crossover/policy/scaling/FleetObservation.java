package dev.crossover.policy.scaling;

import java.time.Instant;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the GPU endpoint and its work when its size is decided.
 *
 * @param now the time
 * @param current instances that serve
 * @param desired instances that were asked for last
 * @param updating whether a change is under way; SageMaker refuses a second one
 * @param backlog requests that the metric says are queued or in flight; empty when the
 * metric is silent, which is no proof of anything
 * @param openWork batches and shards that the ledger says are accepted, in flight or due
 * @param quietSince since when both have said there is no work; {@code null} while there
 * is, or when this is the first look
 */
public record FleetObservation(Instant now, int current, int desired, boolean updating, OptionalLong backlog,
		long openWork, @Nullable Instant quietSince) {

	/**
	 * Whether either witness knows of work.
	 * @return whether there is work
	 */
	public boolean hasWork() {
		return this.backlog.orElse(0) > 0 || this.openWork > 0;
	}

}
