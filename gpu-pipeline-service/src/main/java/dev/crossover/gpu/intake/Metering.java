package dev.crossover.gpu.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.usage.Charge;
import dev.crossover.common.usage.Metered;
import dev.crossover.common.usage.QuotaProblem;
import dev.crossover.gpu.ledger.UsedDays;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.pricing.CostModel;

import org.springframework.stereotype.Component;

/**
 * Charges batches to their account's day, in the write that accepts them: only then it is
 * known how many documents there are, and a batch is charged once, whoever dies.
 */
@Component
class Metering {

	private final UsedDays days;

	private final CostModel costs;

	private final InstantSource clock;

	Metering(UsedDays days, CostModel costs, InstantSource clock) {
		this.days = days;
		this.costs = costs;
		this.clock = clock;
	}

	/**
	 * What an account uses by a batch.
	 * @param queued the batch, about to be queued
	 * @param quotas what the account may use
	 * @return the change
	 */
	Metered charge(Batch queued, Quotas quotas) {
		return Metered.charge(of(queued), quotas);
	}

	/**
	 * What is said of a batch that was not queued.
	 * @param batch the batch, as it would have been queued
	 * @param quotas what the account may use
	 * @return the problem
	 */
	ProblemException problem(Batch batch, Quotas quotas) {
		Charge charge = of(batch);
		return QuotaProblem.of(charge, this.days.find(charge.accountId(), charge.day()), quotas, this.clock.instant());
	}

	private Charge of(Batch queued) {
		Instant at = Objects.requireNonNull(queued.milestones().queuedAt());
		BatchView.Cost cost = BatchView.of(queued, this.costs, at).cost();
		return Charge.of(queued.account().id(), at, queued.counts().total(), cost.usd(), cost.singlePipelineUsd());
	}

}
