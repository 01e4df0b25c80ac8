package dev.crossover.router.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import dev.crossover.policy.quota.Rate;
import dev.crossover.policy.quota.TokenBucket;
import dev.crossover.policy.quota.TokenBucket.Grant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The tokens of one account that this instance has taken from the shared bucket. They are
 * used without asking anyone, filled up behind the request that finds few left, and lapse
 * soon once nobody uses them, so that what instances keep for themselves does not add up.
 * While the shared bucket cannot be reached the instance holds the account to its rate by
 * itself.
 */
final class Allowance {

	/** How long tokens can be used after some were last taken. */
	static final Duration LAPSES_AFTER = Duration.ofSeconds(2);

	private static final Logger log = LoggerFactory.getLogger(Allowance.class);

	private final String account;

	private final BucketStore store;

	private final InstantSource clock;

	private long tokens;

	private Instant until = Instant.EPOCH;

	private long shared;

	private boolean takingMore;

	private @Nullable TokenBucket alone;

	Allowance(String account, BucketStore store, InstantSource clock) {
		this.account = account;
		this.store = store;
		this.clock = clock;
	}

	// Several who find none left wait for one who takes more.
	synchronized Standing use(Rate rate) {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.until)) {
			this.tokens = 0;
		}
		if (this.tokens == 0) {
			add(take(rate.tranche(), rate, now), now);
		}
		boolean admitted = this.tokens > 0;
		this.tokens -= admitted ? 1 : 0;
		if (admitted && needsMore(rate, now) && !this.takingMore) {
			this.takingMore = true;
			Thread.ofVirtual().name("quota-" + this.account).start(() -> takeMore(rate));
		}
		return new Standing(admitted, rate, this.tokens + this.shared);
	}

	// Few are left, or they would lapse although they are in use.
	private boolean needsMore(Rate rate, Instant now) {
		return this.tokens < rate.tranche() / 2
				|| this.tokens > 0 && now.isAfter(this.until.minus(LAPSES_AFTER.dividedBy(2)));
	}

	private void takeMore(Rate rate) {
		Instant now = this.clock.instant();
		Grant grant = take(missing(rate), rate, now);
		synchronized (this) {
			add(grant, now);
			this.takingMore = false;
		}
	}

	private synchronized long missing(Rate rate) {
		return Math.max(1, rate.tranche() - this.tokens);
	}

	private void add(Grant grant, Instant now) {
		this.tokens += grant.tokens();
		this.shared = (long) grant.left().tokens();
		this.until = now.plus(LAPSES_AFTER);
	}

	private Grant take(long wanted, Rate rate, Instant now) {
		try {
			Grant grant = this.store.take(this.account, wanted, rate, now);
			this.alone = null;
			return grant;
		}
		catch (SdkException ex) {
			log.warn("The quota of requests is held by this instance alone: {}", ex.getClass().getSimpleName());
			TokenBucket own = this.alone;
			Grant grant = ((own != null) ? own : TokenBucket.full(rate, now)).take(wanted, rate, now);
			this.alone = grant.left();
			return grant;
		}
	}

}
