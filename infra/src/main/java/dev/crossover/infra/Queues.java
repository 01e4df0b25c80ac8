package dev.crossover.infra;

import java.util.List;

import dev.crossover.infra.messaging.WorkQueue;

/**
 * The queues, by the work that waits in them.
 *
 * @param completions inferences that ended, told by SageMaker
 * @param results outputs to be stored
 * @param replication stored results to be copied to PostgreSQL
 * @param scalerEvents reasons to look whether the GPU should wake or sleep
 */
record Queues(WorkQueue completions, WorkQueue results, WorkQueue replication, WorkQueue scalerEvents) {

	List<WorkQueue> all() {
		return List.of(this.completions, this.results, this.replication, this.scalerEvents);
	}

}
