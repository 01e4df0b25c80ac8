package dev.crossover.policy.routing;

import java.time.Duration;

import dev.crossover.policy.pricing.Estimate;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.Line;

/**
 * A route and everything that explains it.
 *
 * @param route where the request goes
 * @param rule the rule that decided
 * @param reason one plain sentence
 * @param request what was asked
 * @param gpu what was seen of the GPU
 * @param facts what the policy made of it
 * @param policyVersion the version of the rules and their parameters
 */
public record RoutingDecision(Route route, Rule rule, String reason, RoutingRequest request, GpuObservation gpu,
		Facts facts, String policyVersion) {

	/**
	 * What the work would cost and take.
	 *
	 * @param cpu on the CPU pipeline
	 * @param gpu on the GPU pipeline
	 * @param singlePipeline on the single serverless pipeline that Crossover replaces
	 */
	public record Estimates(Estimate cpu, Estimate gpu, Estimate singlePipeline) {
	}

	/**
	 * What the policy works out before it decides.
	 *
	 * @param atOnce whether one call would answer it
	 * @param deadline within which it is needed
	 * @param gpuFrom from how many documents on the same work goes to the GPU;
	 * {@link Line#NEVER} if none
	 * @param waitingSeconds how long the GPU works on what waits already
	 * @param estimates what either pipeline would cost and take
	 */
	public record Facts(boolean atOnce, Duration deadline, long gpuFrom, double waitingSeconds, Estimates estimates) {
	}

}
