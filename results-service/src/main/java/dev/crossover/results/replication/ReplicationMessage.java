package dev.crossover.results.replication;

import dev.crossover.results.page.Submission;

/**
 * A message on the replication queue, from this service to itself: a shard is stored and
 * not known to be replicated.
 *
 * @param kind what kind of submission
 * @param id the batch or request
 * @param shard the shard; 0 of a request
 */
public record ReplicationMessage(Submission.Kind kind, String id, int shard) {

	Submission.Key submission() {
		return new Submission.Key(this.kind, this.id);
	}

}
