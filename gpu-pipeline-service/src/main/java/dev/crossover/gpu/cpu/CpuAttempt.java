package dev.crossover.gpu.cpu;

import dev.crossover.common.trace.Trail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * One attempt on the CPU pipeline: works for the request that brought the batch, and
 * tells the ledger when it comes to nothing.
 */
@Component
class CpuAttempt {

	private static final Logger log = LoggerFactory.getLogger(CpuAttempt.class);

	private final CpuShard shard;

	private final CpuClaims claims;

	private final Trail trail;

	CpuAttempt(CpuShard shard, CpuClaims claims, Trail trail) {
		this.shard = shard;
		this.claims = claims;
		this.trail = trail;
	}

	void run(CpuAttempts.Work work) {
		try (Trail.Walk _ = this.trail.follow("attempt on the CPU pipeline", work.origin())) {
			classify(work);
		}
	}

	private void classify(CpuAttempts.Work work) {
		try {
			this.shard.classify(work);
		}
		catch (CpuCall.RefusedException ex) {
			this.claims.release(work.id(), ex.retryAfter());
		}
		catch (RuntimeException ex) {
			log.warn("Attempt {} on the CPU pipeline failed: {}", work.id(), ex.getClass().getSimpleName());
			this.claims.failed(work.id());
		}
	}

}
