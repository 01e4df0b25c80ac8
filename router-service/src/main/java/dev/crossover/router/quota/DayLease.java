package dev.crossover.router.quota;

import java.time.Instant;
import java.time.LocalDate;

import dev.crossover.common.usage.Charge;
import dev.crossover.common.usage.DayUsage;
import dev.crossover.common.usage.QuotaProblem;
import dev.crossover.policy.account.Quotas;
import dev.crossover.router.quota.DayStore.Charged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Documents of an account's day that this instance has charged in advance, so that a
 * small request need not wait for the table; and the cost of what was sent, which is
 * charged with the next ones. Of a small quota, and close to the end of any, nothing is
 * charged in advance. What the table cannot be told now it is told later.
 */
final class DayLease {

	private static final Logger log = LoggerFactory.getLogger(DayLease.class);

	/** The share of a day's quota that is charged in advance. */
	private static final long SHARE = 10_000;

	private static final long MOST_AHEAD = 500;

	/** So many times what is charged in advance must be left for it to be so. */
	private static final long CLOSE = 20;

	private final String account;

	private final LocalDate day;

	private final DayStore store;

	private DayUsage known;

	/** Documents charged and not sent; negative for ones sent and not charged. */
	private long ahead;

	private long nanoUsd;

	private long singlePipelineNanoUsd;

	DayLease(String account, LocalDate day, DayStore store) {
		this.account = account;
		this.day = day;
		this.store = store;
		this.known = DayUsage.none(day);
	}

	LocalDate day() {
		return this.day;
	}

	// Throws when the account has less left.
	synchronized void use(Charge charge, Quotas quotas, Instant now) {
		if (this.ahead < charge.documents() && charged(charge, quotas, now)) {
			return;
		}
		this.ahead -= charge.documents();
		this.nanoUsd += charge.nanoUsd();
		this.singlePipelineNanoUsd += charge.singlePipelineNanoUsd();
	}

	// What came to nothing is not charged.
	synchronized void giveBack(Charge charge) {
		this.ahead += charge.documents();
		this.nanoUsd -= charge.nanoUsd();
		this.singlePipelineNanoUsd -= charge.singlePipelineNanoUsd();
	}

	// Charges what was used, and gives back what was not. Whether nothing is left to
	// charge.
	synchronized boolean settle() {
		if (this.ahead == 0 && this.nanoUsd == 0 && this.singlePipelineNanoUsd == 0) {
			return true;
		}
		try {
			this.store
				.correct(new Charge(this.account, this.day, -this.ahead, this.nanoUsd, this.singlePipelineNanoUsd));
			clear(0);
			return true;
		}
		catch (SdkException ex) {
			log.warn("What {} used is charged later: {}", this.account, ex.getClass().getSimpleName());
			return false;
		}
	}

	// Not charged where the table cannot be written.
	private boolean charged(Charge charge, Quotas quotas, Instant now) {
		long missing = charge.documents() - this.ahead;
		long advance = advance(quotas);
		try {
			Charged answer = this.store.charge(more(missing + advance, charge), quotas);
			if (!answer.done() && advance > 0) {
				advance = 0;
				answer = this.store.charge(more(missing, charge), quotas);
			}
			this.known = answer.used();
			if (!answer.done()) {
				throw QuotaProblem.of(charge, this.known, quotas, now);
			}
			clear(advance);
			return true;
		}
		catch (SdkException ex) {
			log.warn("What {} uses is charged later: {}", this.account, ex.getClass().getSimpleName());
			return false;
		}
	}

	private Charge more(long documents, Charge charge) {
		return new Charge(this.account, this.day, documents, this.nanoUsd + charge.nanoUsd(),
				this.singlePipelineNanoUsd + charge.singlePipelineNanoUsd());
	}

	private long advance(Quotas quotas) {
		long some = Math.min(quotas.documentsPerDay() / SHARE, MOST_AHEAD);
		return (quotas.documentsPerDay() - this.known.documents() > CLOSE * some) ? some : 0;
	}

	private void clear(long left) {
		this.ahead = left;
		this.nanoUsd = 0;
		this.singlePipelineNanoUsd = 0;
	}

}
