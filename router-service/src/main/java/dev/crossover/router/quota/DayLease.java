package dev.crossover.router.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

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
 * charged with the next ones. More is charged behind the request that finds little left.
 * Of a small quota, and close to the end of any, nothing is charged in advance. What the
 * table cannot be told now it is told later.
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

	private boolean inUse;

	/** Whether more is being charged, or was refused since a request last asked. */
	private boolean takingMore;

	private boolean closed;

	/** Held by who charges behind the requests, which do not need it. */
	private final Lock behind = new ReentrantLock();

	DayLease(String account, LocalDate day, DayStore store) {
		this.account = account;
		this.day = day;
		this.store = store;
		this.known = DayUsage.none(day);
	}

	// Throws when the account has less left.
	synchronized void use(Charge charge, Quotas quotas, Instant now) {
		this.inUse = true;
		if (this.ahead >= charge.documents() || !charged(charge, quotas, now)) {
			note(charge);
		}
		if (this.ahead < advance(quotas) / 2 && !this.takingMore) {
			this.takingMore = true;
			Thread.ofVirtual().name("day-quota-" + this.account).start(() -> takeMore(quotas));
		}
	}

	// What came to nothing is not charged.
	void giveBack(Charge charge) {
		note(charge.negated());
	}

	// Charges the cost of what was used; and once nothing was used for a while, gives
	// back what was not.
	void settle() {
		boolean wasUsed;
		synchronized (this) {
			wasUsed = this.inUse;
			this.inUse = false;
		}
		settle(!wasUsed);
	}

	// Charges what was used, and gives back what was not. Whether nothing is left to
	// charge.
	boolean settleAll() {
		return settle(true);
	}

	// The same, once and for all.
	boolean close() {
		synchronized (this) {
			this.closed = true;
		}
		return settle(true);
	}

	private boolean settle(boolean all) {
		this.behind.lock();
		try {
			Charge owed = takeOwed(all);
			return owed.isNothing() || corrected(owed);
		}
		finally {
			this.behind.unlock();
		}
	}

	private boolean corrected(Charge owed) {
		try {
			this.store.correct(owed);
			return true;
		}
		catch (SdkException ex) {
			note(owed);
			log.warn("What {} used is charged later: {}", this.account, ex.getClass().getSimpleName());
			return false;
		}
	}

	private void takeMore(Quotas quotas) {
		this.behind.lock();
		try {
			if (!isClosed()) {
				chargeMore(quotas);
			}
		}
		finally {
			this.behind.unlock();
		}
	}

	private synchronized boolean isClosed() {
		return this.closed;
	}

	private void chargeMore(Quotas quotas) {
		Charge owed = takeOwed(false);
		long documents = missing(quotas);
		try {
			taken(this.store.charge(owed.withDocuments(documents), quotas), documents, owed);
		}
		catch (SdkException ex) {
			log.warn("What {} used is charged later: {}", this.account, ex.getClass().getSimpleName());
			notTaken(owed);
		}
	}

	private synchronized long missing(Quotas quotas) {
		return Math.max(0, advance(quotas) - this.ahead);
	}

	// Once refused, nothing more is asked for but by a request that needs it.
	private synchronized void taken(Charged answer, long documents, Charge owed) {
		this.known = answer.used();
		this.takingMore = !answer.done();
		if (answer.done()) {
			this.ahead += documents;
		}
		else {
			note(owed);
		}
	}

	private synchronized void notTaken(Charge owed) {
		note(owed);
		this.takingMore = false;
	}

	private synchronized void note(Charge charge) {
		this.ahead -= charge.documents();
		this.nanoUsd += charge.nanoUsd();
		this.singlePipelineNanoUsd += charge.singlePipelineNanoUsd();
	}

	// What the table does not know yet; it is noted again should the table not be told.
	private synchronized Charge takeOwed(boolean all) {
		Charge owed = new Charge(this.account, this.day, all ? -this.ahead : 0, this.nanoUsd,
				this.singlePipelineNanoUsd);
		note(owed.negated());
		return owed;
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
			this.ahead = advance;
			this.nanoUsd = 0;
			this.singlePipelineNanoUsd = 0;
			this.takingMore = false;
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

}
