package dev.crossover.cloud.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Several targets are kept by scaling in only when every one of them would. */
final class ScaleInConsent {

	/** An alarm calls its policy every minute. */
	private static final Duration LASTS = Duration.ofSeconds(90);

	private final Map<String, Call> calls = new ConcurrentHashMap<>();

	void called(ScalingPolicy policy, boolean in, Instant now) {
		this.calls.put(policy.key(), new Call(in, now));
	}

	/**
	 * Whether every policy would scale in.
	 * @param policies those that have a say
	 * @param now the cloud's time
	 * @return whether all would
	 */
	boolean isGiven(List<ScalingPolicy> policies, Instant now) {
		return policies.stream().allMatch((policy) -> {
			Call last = this.calls.get(policy.key());
			return last != null && last.in() && last.at().plus(LASTS).isAfter(now);
		});
	}

	/** The last time an alarm called a policy. */
	private record Call(boolean in, Instant at) {
	}

}
