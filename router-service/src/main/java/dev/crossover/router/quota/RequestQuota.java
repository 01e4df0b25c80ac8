package dev.crossover.router.quota;

import java.time.Duration;
import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.crossover.common.account.Account;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.quota.Rate;

import org.springframework.stereotype.Component;

/** Counts the requests of accounts. */
@Component
class RequestQuota {

	private static final int ACCOUNTS = 10_000;

	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

	private final LoadingCache<String, Allowance> allowances;

	RequestQuota(BucketStore store, InstantSource clock) {
		this.allowances = Caffeine.newBuilder()
			.maximumSize(ACCOUNTS)
			.expireAfterAccess(FORGOTTEN_AFTER)
			.build((account) -> new Allowance(account, store, clock));
	}

	Standing use(Account account, Quotas quotas) {
		return this.allowances.get(account.id()).use(Rate.of(quotas));
	}

}
