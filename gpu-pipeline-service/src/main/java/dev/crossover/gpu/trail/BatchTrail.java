package dev.crossover.gpu.trail;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Lets whoever sees to a batch, in whatever process and however much later, work in the
 * trace and under the request id of its submission, which the ledger keeps.
 */
@Component
public class BatchTrail {

	private static final Logger log = LoggerFactory.getLogger(BatchTrail.class);

	private static final int MOST_KNOWN = 1_000;

	private static final Origin UNKNOWN = new Origin(null, null);

	private final Map<String, Origin> known = Collections.synchronizedMap(new Newest());

	private final Batches batches;

	private final Trail trail;

	BatchTrail(Batches batches, Trail trail) {
		this.batches = batches;
		this.trail = trail;
	}

	/**
	 * Lets the current thread work for the submission of a batch. It never fails: where
	 * the ledger does not say whose work it is, the work is done all the same.
	 * @param step what is done
	 * @param batchId the batch
	 * @return the walk, to be closed by the same thread
	 */
	public Trail.Walk follow(String step, String batchId) {
		return this.trail.follow(step, origin(batchId));
	}

	/**
	 * Lets the current thread work for the submission of a batch that was read already.
	 * @param step what is done
	 * @param batch the batch
	 * @return the walk, to be closed by the same thread
	 */
	public Trail.Walk follow(String step, OpenBatch batch) {
		return this.trail.follow(step, batch.origin());
	}

	private Origin origin(String batchId) {
		Origin origin = this.known.get(batchId);
		return (origin != null) ? origin : read(batchId);
	}

	// Before it is queued, a batch may be removed and brought again by another request.
	private Origin read(String batchId) {
		try {
			return this.batches.find(batchId).map((open) -> {
				if (open.batch().milestones().queuedAt() != null) {
					this.known.put(batchId, open.origin());
				}
				return open.origin();
			}).orElse(UNKNOWN);
		}
		catch (RuntimeException ex) {
			log.debug("The ledger does not say which request brought {}", batchId, ex);
			return UNKNOWN;
		}
	}

	/** The origins that were asked for last. */
	private static final class Newest extends LinkedHashMap<String, Origin> {

		private static final long serialVersionUID = 1L;

		Newest() {
			super(16, 0.75F, true);
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
			return size() > MOST_KNOWN;
		}

	}

}
