package dev.crossover.gpu;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.DecisionView;
import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.Lane;
import dev.crossover.policy.routing.Pipeline;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import dev.crossover.policy.routing.RoutingRequest.Caller;

/** Requests for batches, as the router makes them. */
public final class Requests {

	private static final AccountLimits LIMITS = new AccountLimits(1_000_000, 100_000, 1L << 30);

	/** What an account may use; not the least is used in a test. */
	public static final Quotas QUOTAS = new Quotas(3_000, 500, 5_000_000, 20, 50);

	private static final RoutingPolicy policy = new RoutingPolicy(RoutingParameters.defaults());

	private Requests() {
	}

	/**
	 * A request of an account of its own.
	 * @param pipeline the pipeline it goes to
	 * @return the request
	 */
	public static BatchRequest to(Pipeline pipeline) {
		AccountType type = AccountType.STANDARD;
		RoutingRequest request = new RoutingRequest(new Caller(type, LIMITS, Duration.ofSeconds(2), Lane.FAST),
				List.of("sentiment", "intent"), 5, 100, PipelineWish.valueOf(pipeline.name()), CompletionWindow.HOUR,
				true);
		return new BatchRequest(new Account("acct_" + UUID.randomUUID(), type), LIMITS, request.models(),
				request.window(), DecisionView.of(policy.route(request, GpuObservation.idle(GpuState.ASLEEP))), null,
				QUOTAS);
	}

}
