package dev.crossover.gpu.cpu;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import dev.crossover.common.trace.Origin;
import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.policy.routing.Lane;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Attempts on the CPU pipeline. They live and die with this process, so it keeps saying
 * which ones it runs: an attempt of a process that died is soon started again.
 */
@Component
public class CpuAttempts {

	private final Set<AttemptId> running = ConcurrentHashMap.newKeySet();

	private final CpuProperties properties;

	private final Semaphore permits;

	private final CpuAttempt attempt;

	private final CpuClaims claims;

	private final TaskExecutor threads;

	private final ApplicationEventPublisher events;

	CpuAttempts(CpuProperties properties, CpuAttempt attempt, CpuClaims claims,
			@Qualifier("applicationTaskExecutor") TaskExecutor threads, ApplicationEventPublisher events) {
		this.properties = properties;
		this.permits = new Semaphore(properties.concurrency());
		this.attempt = attempt;
		this.claims = claims;
		this.threads = threads;
		this.events = events;
	}

	/**
	 * How many more attempts this process can run now.
	 * @return how many
	 */
	public int free() {
		return this.permits.availablePermits();
	}

	/**
	 * Starts a claimed attempt, or gives the claim back if there is no room for it.
	 * @param work what to do
	 */
	public void start(Work work) {
		if (this.permits.tryAcquire()) {
			this.running.add(work.id());
			this.threads.execute(() -> run(work));
		}
		else {
			this.claims.release(work.id(), this.properties.refusedDelay());
		}
	}

	@Scheduled(fixedDelayString = "${crossover.cpu-shards.report-every:5s}")
	void reportRunning() {
		this.running.forEach(this.claims::renew);
	}

	private void run(Work work) {
		try {
			this.attempt.run(work);
		}
		finally {
			this.running.remove(work.id());
			this.permits.release();
			this.events.publishEvent(new CpuFreed());
		}
	}

	/**
	 * A shard to be classified.
	 *
	 * @param id the attempt
	 * @param payload where its documents are
	 * @param documents how many there are
	 * @param models the models asked for
	 * @param lane the share of CPU concurrency to use
	 * @param origin the request that this is done for
	 */
	public record Work(AttemptId id, S3Location payload, int documents, List<String> models, Lane lane, Origin origin) {

		public Work {
			models = List.copyOf(models);
		}

	}

}
