package dev.crossover.router.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.crossover.router.key.KeySettings;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts the bad keys that come from an address. Past so many a minute only keys that are
 * known to be good are still let in from there: nothing is looked up any more for whoever
 * tries keys out, and whoever shares the address does not pay for it.
 */
@Component
class FailedAttempts {

	/** How long an address is remembered. */
	static final Duration WINDOW = Duration.ofMinutes(1);

	private static final int ADDRESSES = 50_000;

	private final int most;

	private final Cache<String, AtomicInteger> counts;

	@Autowired
	FailedAttempts(KeySettings settings) {
		this(settings.badKeysPerMinute(), Ticker.systemTicker());
	}

	FailedAttempts(int most, Ticker ticker) {
		this.most = most;
		this.counts = Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterWrite(WINDOW).ticker(ticker).build();
	}

	void note(String address) {
		this.counts.get(address, (_) -> new AtomicInteger()).incrementAndGet();
	}

	boolean tooMany(String address) {
		AtomicInteger count = this.counts.getIfPresent(address);
		return count != null && count.get() >= this.most;
	}

}
