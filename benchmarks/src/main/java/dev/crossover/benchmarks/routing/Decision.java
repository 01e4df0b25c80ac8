package dev.crossover.benchmarks.routing;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Lane;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import dev.crossover.policy.routing.RoutingRequest.Caller;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decisions on requests of many kinds, reason and estimates included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Decision {

	private static final int KINDS = 1 << 12;

	private final RoutingPolicy policy = new RoutingPolicy(RoutingParameters.defaults());

	private final RoutingRequest[] requests = new RoutingRequest[KINDS];

	private final GpuObservation[] gpus = new GpuObservation[KINDS];

	private int next;

	/** Draws the requests. */
	public Decision() {
		Random random = new Random(5);
		for (int i = 0; i < KINDS; i++) {
			this.requests[i] = request(random);
			this.gpus[i] = new GpuObservation(pick(random, GpuState.values()), random.nextInt(2),
					random.nextBoolean() ? 0 : random.nextInt(1 << random.nextInt(24)));
		}
	}

	/**
	 * One decision.
	 * @return the decision
	 */
	@Benchmark
	public RoutingDecision route() {
		this.next = (this.next + 1) % KINDS;
		return this.policy.route(this.requests[this.next], this.gpus[this.next]);
	}

	private static RoutingRequest request(Random random) {
		Caller caller = new Caller(pick(random, AccountType.values()), new AccountLimits(1_000_000, 100_000, 1L << 30),
				Duration.ofSeconds(2), Lane.FAST);
		List<String> models = List.of("sentiment", "intent", "language", "banking").subList(0, random.nextInt(1, 5));
		return new RoutingRequest(caller, models, 1 + random.nextInt(1 << random.nextInt(21)),
				random.nextInt(1 << random.nextInt(31)),
				(random.nextInt(4) == 0) ? pick(random, PipelineWish.values()) : PipelineWish.AUTO,
				pick(random, CompletionWindow.values()), random.nextBoolean());
	}

	private static <T> T pick(Random random, T[] values) {
		return values[random.nextInt(values.length)];
	}

}
