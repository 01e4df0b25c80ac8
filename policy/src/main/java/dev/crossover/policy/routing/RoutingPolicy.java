package dev.crossover.policy.routing;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.pricing.CrossoverPoint;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.Line;
import org.jspecify.annotations.Nullable;

/**
 * Decides which pipeline serves a request, in layers: hard rules first, then the
 * crossover point, and where throughput is not known a fixed threshold.
 */
public final class RoutingPolicy {

	private final RoutingParameters parameters;

	public RoutingPolicy(RoutingParameters parameters) {
		this.parameters = parameters;
	}

	/**
	 * The parameters it decides by.
	 * @return the parameters
	 */
	public RoutingParameters parameters() {
		return this.parameters;
	}

	/**
	 * Routes a request. Total and deterministic: every request gets a decision, and the
	 * same one for the same inputs.
	 * @param request the request
	 * @param gpu what is seen of the GPU
	 * @return the route and why
	 */
	public RoutingDecision route(RoutingRequest request, GpuObservation gpu) {
		Assessment seen = new Assessment(request, gpu, this.parameters);
		Rule rule = rule(seen);
		Route route = take(rule, seen);
		return new RoutingDecision(route, rule, Reasons.of(rule, seen, route), request, gpu,
				seen.facts(rule.layer() != Layer.HARD_RULES), this.parameters.policyVersion());
	}

	/**
	 * From how many documents on a request like this goes to the GPU: more than these
	 * need not be looked at to decide.
	 * @param request the request, of any number of documents
	 * @param gpu what is seen of the GPU
	 * @return the number of documents; {@link Line#NEVER} where the number does not
	 * matter
	 */
	public long gpuFrom(RoutingRequest request, GpuObservation gpu) {
		return route(request.withDocuments(1), gpu).facts().gpuFrom();
	}

	private static Rule rule(Assessment seen) {
		@Nullable Rule hard = HardRules.rule(seen);
		if (hard != null) {
			return hard;
		}
		return seen.profiled() ? crossover(seen) : threshold(seen);
	}

	private static Rule crossover(Assessment seen) {
		boolean gpu = seen.request().documents() >= seen.gpuFrom();
		CrossoverPoint.Choice choice = seen.choice();
		if (choice.gpu() != gpu) {
			return gpu ? Rule.FROM_CROSSOVER : Rule.BELOW_CROSSOVER;
		}
		return switch (choice.ground()) {
			case COST -> gpu ? Rule.FROM_CROSSOVER : Rule.BELOW_CROSSOVER;
			case DEADLINE -> Rule.DEADLINE;
			case FINISH -> Rule.FIRST_TO_FINISH;
		};
	}

	private static Rule threshold(Assessment seen) {
		return (seen.request().documents() < seen.gpuFrom()) ? Rule.SMALL_BATCH : Rule.LARGE_BATCH;
	}

	private static Route take(Rule rule, Assessment seen) {
		RoutingRequest request = seen.request();
		return switch (rule) {
			case OVER_LIMIT -> overLimit(request);
			case NO_PIPELINE -> new Route.Rejected("no_capacity",
					"No pipeline that could serve this is available at the moment. Try again later.");
			case ACCOUNT_TYPE, GPU_DISABLED, BELOW_CROSSOVER, SMALL_BATCH -> cpu(seen);
			case SERVERLESS_LIMIT, CPU_BULK_DISABLED, FROM_CROSSOVER, LARGE_BATCH -> new Route.Gpu(request.window());
			case PIPELINE_WISH -> (request.wish() == PipelineWish.CPU) ? cpu(seen) : new Route.Gpu(request.window());
			case DEADLINE, FIRST_TO_FINISH ->
				(request.documents() < seen.gpuFrom()) ? cpu(seen) : new Route.Gpu(request.window());
		};
	}

	private static Route.Cpu cpu(Assessment seen) {
		RoutingRequest.Caller caller = seen.request().caller();
		if (seen.atOnce()) {
			return new Route.Cpu(caller.lane(), true);
		}
		return new Route.Cpu(caller.type().mayUseGpu() ? Lane.BULK : Lane.FAST, false);
	}

	private static Route.Rejected overLimit(RoutingRequest request) {
		AccountLimits limits = request.caller().limits();
		return new Route.Rejected("too_large",
				"The " + Wording.name(request.caller().type()) + " account type allows "
						+ Wording.number(limits.documentsPerBatch()) + " documents and "
						+ Wording.number(limits.bytesPerBatch()) + " bytes at once. Split the submission.");
	}

}
