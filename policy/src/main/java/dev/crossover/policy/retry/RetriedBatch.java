package dev.crossover.policy.retry;

/**
 * How a batch's documents have ended.
 *
 * @param ended whether all of them have
 * @param errored how many errored
 * @param expired how many expired
 * @param canceled how many were canceled
 */
public record RetriedBatch(boolean ended, long errored, long expired, long canceled) {

	long count(Retriable outcome) {
		return switch (outcome) {
			case ERRORED -> this.errored;
			case EXPIRED -> this.expired;
			case CANCELED -> this.canceled;
		};
	}

}
