package dev.crossover.router.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.explanation.Change;
import dev.crossover.policy.explanation.WhatIf;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.Line;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.Route;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import dev.crossover.policy.routing.RoutingRequest.Caller;
import dev.crossover.router.account.Plans;
import dev.crossover.router.parameters.CurrentPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Observes what the policy needs to know, and asks it. */
@Component
public class Routes {

	// What is looked at of an upload whose route does not depend on its size.
	private static final long WORTH_A_LOOK = 1_000;

	private static final long SWITCHED_OFF_SECONDS = 60;

	private final CurrentPolicy policy;

	private final Plans plans;

	private final GpuWatch gpu;

	Routes(CurrentPolicy policy, Plans plans, GpuWatch gpu) {
		this.policy = policy;
		this.plans = plans;
		this.gpu = gpu;
	}

	/**
	 * Decides on a request.
	 * @param work what is asked for
	 * @param load how much it is
	 * @param batch whether a batch was asked for, rather than an answer at once
	 * @return the decision, whose route is a pipeline
	 * @throws ProblemException when the account's limits forbid it, or nothing can serve
	 * it
	 */
	public RoutingDecision decide(Work work, Load load, boolean batch) {
		RoutingPolicy current = this.policy.get();
		RoutingRequest request = request(work, load, batch);
		return decide(request, new Sight(current, observe(request, current)));
	}

	/**
	 * Decides on a batch by what was seen when its upload began to be looked at: what
	 * counted as enough of it then is enough.
	 * @param work what is asked for
	 * @param load how much it is
	 * @param sight what was seen
	 * @return the decision, whose route is a pipeline
	 * @throws ProblemException when the account's limits forbid it, or nothing can serve
	 * it
	 */
	public RoutingDecision decide(Work work, Load load, Sight sight) {
		return decide(request(work, load, true), sight);
	}

	private static RoutingDecision decide(RoutingRequest request, Sight sight) {
		RoutingDecision decision = sight.policy().route(request, sight.gpu());
		if (decision.route() instanceof Route.Rejected rejected) {
			throw problem(rejected);
		}
		return decision;
	}

	/**
	 * Tells what would be decided, and what would change it.
	 * @param work what would be asked for
	 * @param load how much it would be
	 * @param batch whether a batch would be asked for
	 * @param supposed what the GPU would be doing; {@code null} for what it is doing
	 * @return the decision, whatever it is, and its changes
	 */
	public Explained explain(Work work, Load load, boolean batch, @Nullable GpuState supposed) {
		RoutingPolicy current = this.policy.get();
		GpuObservation seen = (supposed != null) ? GpuObservation.idle(supposed) : this.gpu.now();
		RoutingDecision decision = current.route(request(work, load, batch), seen);
		return new Explained(decision, new WhatIf(current, others(work)).changes(decision));
	}

	/**
	 * Sees what a batch is decided by.
	 * @return what is seen now
	 */
	public Sight look() {
		return new Sight(this.policy.get(), this.gpu.now());
	}

	/**
	 * How many documents of an upload the policy needs to see.
	 * @param work what is asked for
	 * @param sight what it will be decided by
	 * @return from how many on another one changes nothing
	 */
	public long documentsThatMatter(Work work, Sight sight) {
		long from = sight.policy().gpuFrom(request(work, new Load(1, 0), true), sight.gpu());
		return Math.min((from != Line.NEVER) ? from : WORTH_A_LOOK, work.plan().limits().documentsPerBatch() + 1);
	}

	private static RoutingRequest request(Work work, Load load, boolean batch) {
		return new RoutingRequest(caller(work.account().type(), work.plan()), work.models(), load.documents(),
				load.bytes(), work.wish().pipeline(), work.wish().window(), batch);
	}

	private Map<AccountType, Caller> others(Work work) {
		Map<AccountType, Caller> others = new TreeMap<>();
		Arrays.stream(AccountType.values())
			.filter((type) -> type != work.account().type())
			.forEach((type) -> others.put(type, caller(type, this.plans.of(type))));
		return others;
	}

	private static Caller caller(AccountType type, AccountPlan plan) {
		return new Caller(type, plan.limits(), plan.latencyObjective(), plan.lane());
	}

	// A small request would be answered by the CPU whatever the GPU does.
	private GpuObservation observe(RoutingRequest request, RoutingPolicy current) {
		boolean matters = request.batch() || request.wish() == PipelineWish.GPU
				|| request.documents() > current.parameters().serverless().synchronousDocuments();
		return matters ? this.gpu.now() : this.gpu.lastKnown();
	}

	private static ProblemException problem(Route.Rejected rejected) {
		ProblemException problem = new ProblemException(ErrorCode.of(rejected.code()), rejected.detail());
		return (problem.getStatusCode().value() == ErrorCode.NO_CAPACITY.status().value())
				? problem.retryAfter(SWITCHED_OFF_SECONDS) : problem;
	}

	/**
	 * What a batch is decided by.
	 *
	 * @param policy the policy with the parameters in force
	 * @param gpu what the GPU is doing
	 */
	public record Sight(RoutingPolicy policy, GpuObservation gpu) {
	}

	/**
	 * A decision that is only explained.
	 *
	 * @param decision what would be decided
	 * @param changes what would change it
	 */
	public record Explained(RoutingDecision decision, List<Change> changes) {
	}

}
