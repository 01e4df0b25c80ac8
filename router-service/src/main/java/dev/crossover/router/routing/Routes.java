package dev.crossover.router.routing;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.Route;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import dev.crossover.policy.routing.RoutingRules;

import org.springframework.stereotype.Component;

/** Observes what the policy needs to know, and asks it. */
@Component
public class Routes {

	private final RoutingPolicy policy;

	private final RoutingRules rules;

	private final GpuWatch gpu;

	Routes(RoutingPolicy policy, RoutingRules rules, GpuWatch gpu) {
		this.policy = policy;
		this.rules = rules;
		this.gpu = gpu;
	}

	/**
	 * Decides on a request.
	 * @param work what is asked for
	 * @param load how much it is
	 * @param batch whether a batch was asked for, rather than an answer at once
	 * @return the decision, whose route is a pipeline
	 * @throws ProblemException when the account's limits forbid it
	 */
	public RoutingDecision decide(Work work, Load load, boolean batch) {
		RoutingRequest request = new RoutingRequest(work.account().type(), work.plan().limits(), load.documents(),
				load.bytes(), work.wish().pipeline(), work.wish().window(), batch);
		RoutingDecision decision = this.policy.route(request, state(request));
		if (decision.route() instanceof Route.Rejected rejected) {
			throw new ProblemException(ErrorCode.of(rejected.code()), rejected.detail());
		}
		return decision;
	}

	/**
	 * How many documents of an upload the policy needs to see.
	 * @return from how many on another one changes nothing
	 */
	public long documentsThatMatter() {
		return this.rules.gpuThresholdDocuments();
	}

	// A small request would be answered by the CPU whatever the GPU does.
	private GpuState state(RoutingRequest request) {
		boolean matters = request.batch() || request.wish() == PipelineWish.GPU
				|| request.documents() > this.rules.synchronousDocuments();
		return matters ? this.gpu.now() : this.gpu.lastKnown();
	}

}
