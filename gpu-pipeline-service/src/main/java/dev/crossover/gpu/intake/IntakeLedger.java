package dev.crossover.gpu.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchIds;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.Counts;
import dev.crossover.common.ledger.Failure;
import dev.crossover.common.ledger.Milestones;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.usage.Metered;
import dev.crossover.common.usage.QuotaProblem;
import dev.crossover.gpu.ledger.Batches;
import dev.crossover.gpu.ledger.OpenBatch;
import dev.crossover.gpu.ledger.OverQuotaException;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.routing.Pipeline;

import org.springframework.stereotype.Component;

/**
 * What the ledger is told of an intake: that it began, that it lives, that it is done.
 */
@Component
public class IntakeLedger {

	private final BatchIds ids;

	private final Batches batches;

	private final Metering metering;

	private final IntakeProperties properties;

	private final InstantSource clock;

	IntakeLedger(BatchIds ids, Batches batches, Metering metering, IntakeProperties properties, InstantSource clock) {
		this.ids = ids;
		this.batches = batches;
		this.metering = metering;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * A batch that nobody has heard of yet.
	 * @param request whose it is and where it goes
	 * @return the batch
	 */
	public Batch draft(BatchRequest request) {
		Instant now = now();
		Pipeline pipeline = Pipeline.valueOf(request.decision().pipeline().toUpperCase(Locale.ROOT));
		Milestones milestones = new Milestones(now, null, null, null, null, null,
				now.plus(request.window().expiresAfter()));
		return new Batch(id(request, now), request.account(), request.models(), pipeline, request.window(),
				request.decision(), 0, new Counts(0, 0, 0, 0, 0), milestones);
	}

	// Empty when there is a batch of this id already.
	Optional<Batch> begin(BatchRequest request) {
		Batch batch = draft(request);
		try {
			return this.batches.begin(batch, abandonedAt(), request.quotas()) ? Optional.of(batch) : Optional.empty();
		}
		catch (OverQuotaException ex) {
			throw QuotaProblem.tooManyBatches(request.quotas());
		}
	}

	private String id(BatchRequest request, Instant now) {
		String chosen = request.batchId();
		return (chosen != null) ? chosen : this.ids.next(now);
	}

	// The batch that an earlier attempt at the same submission made.
	Batch made(BatchRequest request) {
		return this.batches.find(Objects.requireNonNull(request.batchId()))
			.map(OpenBatch::batch)
			.filter((batch) -> batch.milestones().queuedAt() != null
					&& batch.account().id().equals(request.account().id()))
			.orElseThrow(() -> new ProblemException(ErrorCode.NO_CAPACITY,
					"What an earlier attempt at this submission left is being removed. Send it again in a moment.")
				.retryAfter(5));
	}

	// A sign of life, given as often as it is needed however often it is run.
	Runnable sign(String batchId) {
		return new SignOfLife(batchId);
	}

	/**
	 * A batch as it is once it is staged.
	 * @param batch the batch
	 * @param staged what it was cut into
	 * @return the batch, to be queued
	 */
	public Batch staged(Batch batch, Staging staged) {
		Milestones at = batch.milestones();
		return new Batch(batch.id(), batch.account(), batch.models(), batch.pipeline(), batch.window(),
				batch.decision(), staged.shards(), new Counts(staged.documents(), 0, 0, 0, 0),
				new Milestones(at.createdAt(), now(), null, null, null, null, at.expiresAt()));
	}

	Batch queue(Batch batch, Staging staged, Quotas quotas) {
		Batch queued = staged(batch, staged);
		try {
			if (!this.batches.queue(queued, charge(queued, quotas))) {
				throw tookTooLong();
			}
			return queued;
		}
		catch (OverQuotaException ex) {
			throw overQuota(queued, quotas);
		}
	}

	/**
	 * What an account uses by a batch.
	 * @param queued the batch, about to be queued
	 * @param quotas what the account may use
	 * @return the change
	 */
	public Metered charge(Batch queued, Quotas quotas) {
		return this.metering.charge(queued, quotas);
	}

	/**
	 * What is said of a batch that its account has not enough left for.
	 * @param batch the batch, as it would have been queued
	 * @param quotas what the account may use
	 * @return the problem
	 */
	public ProblemException overQuota(Batch batch, Quotas quotas) {
		return this.metering.problem(batch, quotas);
	}

	/**
	 * That a batch failed now.
	 * @param code why
	 * @param detail what is wrong and what to do
	 * @return the failure
	 */
	public Failure failure(ErrorCode code, String detail) {
		return new Failure(code.text(), detail, now());
	}

	/**
	 * The time, as exact as the ledger keeps it.
	 * @return the time
	 */
	public Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	private Instant abandonedAt() {
		return now().plus(this.properties.abandonedAfter());
	}

	private static ProblemException tookTooLong() {
		return new ProblemException(ErrorCode.NO_CAPACITY,
				"The submission was taken for abandoned, for nothing came for too long. Send it again.");
	}

	/** Says so before half of the time is up after which an intake is taken for dead. */
	private final class SignOfLife implements Runnable {

		private final String batchId;

		private Instant due = nextDue();

		SignOfLife(String batchId) {
			this.batchId = batchId;
		}

		@Override
		public void run() {
			if (!IntakeLedger.this.clock.instant().isBefore(this.due)) {
				if (!IntakeLedger.this.batches.stillStaging(this.batchId, abandonedAt())) {
					throw tookTooLong();
				}
				this.due = nextDue();
			}
		}

		private Instant nextDue() {
			return IntakeLedger.this.clock.instant().plus(IntakeLedger.this.properties.abandonedAfter().dividedBy(2));
		}

	}

}
