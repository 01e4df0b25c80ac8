package dev.crossover.policy.routing;

import dev.crossover.policy.pricing.Estimate;
import dev.crossover.policy.pricing.GpuState;

/**
 * A route and everything that explains it.
 *
 * @param route where the request goes
 * @param rule the rule that decided
 * @param reason one plain sentence
 * @param request what was asked
 * @param gpu what the GPU was doing
 * @param estimates what either pipeline would cost and take
 * @param policyVersion the version of the rules and their parameters
 */
public record RoutingDecision(Route route, Rule rule, String reason, RoutingRequest request, GpuState gpu,
		Estimates estimates, String policyVersion) {

	/**
	 * What the work would cost and take.
	 *
	 * @param cpu on the CPU pipeline
	 * @param gpu on the GPU pipeline
	 * @param singlePipeline on the single serverless pipeline that Crossover replaces
	 */
	public record Estimates(Estimate cpu, Estimate gpu, Estimate singlePipeline) {
	}

}
