package dev.crossover.gpu.dispatch;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.payload.Payloads;
import dev.crossover.policy.dispatch.DispatchPolicy;
import dev.crossover.policy.dispatch.ShardObservation;
import dev.crossover.policy.dispatch.ShardObservation.Output;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.dispatch.ShardStep;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Looks for what attempts left behind in S3. An output counts whichever attempt wrote it;
 * a failure only when it is the latest attempt's.
 */
@Component
class Traces {

	private final Payloads payloads;

	private final DispatchPolicy policy;

	private final InstantSource clock;

	Traces(Payloads payloads, DispatchPolicy policy, InstantSource clock) {
		this.payloads = payloads;
		this.policy = policy;
		this.clock = clock;
	}

	Seen look(Shard shard, Hint hint) {
		if (shard.status() != ShardStatus.IN_FLIGHT) {
			return new Seen(shard, Output.NONE, shard.outputs().isEmpty() ? null : shard.outputs().getLast());
		}
		Optional<S3Location> output = candidates(shard, hint).reversed()
			.stream()
			.filter(this.payloads::exists)
			.findFirst();
		return output.map((location) -> new Seen(shard, Output.SUCCESS, location))
			.orElseGet(() -> new Seen(shard, failed(shard, hint) ? Output.FAILURE : Output.NONE, null));
	}

	// Decides what to do about what was seen.
	ShardStep decide(Seen seen) {
		return this.policy.next(seen.observation(), this.clock.instant());
	}

	private static List<S3Location> candidates(Shard shard, Hint hint) {
		List<S3Location> candidates = new ArrayList<>(shard.outputs());
		if (hint instanceof Hint.Succeeded succeeded && succeeded.output() != null) {
			candidates.add(succeeded.output());
		}
		return candidates;
	}

	private boolean failed(Shard shard, Hint hint) {
		Shard.Latest latest = shard.latest();
		return latest.retryAt() != null
				|| (hint instanceof Hint.Failed reported && reported.attempt() == latest.attempt())
				|| (latest.failure() != null && this.payloads.exists(latest.failure()));
	}

	/**
	 * A shard and what was found of it.
	 *
	 * @param shard the shard
	 * @param left what its attempts left behind
	 * @param output where its output is
	 */
	record Seen(Shard shard, Output left, @Nullable S3Location output) {

		ShardObservation observation() {
			return new ShardObservation(this.shard.status(), this.shard.latest().attempt(),
					this.shard.latest().deadline(), this.left);
		}

	}

}
