package dev.crossover.policy.routing;

import java.util.Locale;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.RoutingDecision.Estimates;

/**
 * Decides which pipeline serves a request: by the account's limits and type, then by the
 * caller's wish, then by a fixed threshold on the number of documents.
 */
public final class RoutingPolicy {

	private final RoutingRules rules;

	private final CostModel costs;

	public RoutingPolicy(RoutingRules rules, CostModel costs) {
		this.rules = rules;
		this.costs = costs;
	}

	/**
	 * Routes a request. Total and deterministic: every request gets a decision, and the
	 * same one for the same inputs.
	 * @param request the request
	 * @param gpu what the GPU is doing now
	 * @return the route and why
	 */
	public RoutingDecision route(RoutingRequest request, GpuState gpu) {
		Rule rule = rule(request);
		return new RoutingDecision(take(rule, request), rule, reason(rule, request), request, gpu,
				estimates(request, gpu), this.rules.version());
	}

	private Rule rule(RoutingRequest request) {
		AccountLimits limits = request.limits();
		if (request.documents() > limits.documentsPerBatch() || request.bytes() > limits.bytesPerBatch()) {
			return Rule.OVER_LIMIT;
		}
		if (!request.accountType().mayUseGpu()) {
			return Rule.ACCOUNT_TYPE;
		}
		if (request.wish() != PipelineWish.AUTO) {
			return Rule.PIPELINE_WISH;
		}
		return (request.documents() < this.rules.gpuThresholdDocuments()) ? Rule.SMALL_BATCH : Rule.LARGE_BATCH;
	}

	private Route take(Rule rule, RoutingRequest request) {
		return switch (rule) {
			case OVER_LIMIT -> rejected(request);
			case ACCOUNT_TYPE, SMALL_BATCH -> new Route.Cpu(lane(request));
			case PIPELINE_WISH ->
				(request.wish() == PipelineWish.CPU) ? new Route.Cpu(lane(request)) : new Route.Gpu(request.window());
			case LARGE_BATCH -> new Route.Gpu(request.window());
		};
	}

	private Lane lane(RoutingRequest request) {
		return (request.batch() || request.documents() > this.rules.synchronousDocuments()) ? Lane.BULK : Lane.FAST;
	}

	private Route.Rejected rejected(RoutingRequest request) {
		AccountLimits limits = request.limits();
		return new Route.Rejected("too_large",
				sentence("The %s account type allows %,d documents and %,d bytes at once. Split the submission.",
						name(request), limits.documentsPerBatch(), limits.bytesPerBatch()));
	}

	private String reason(Rule rule, RoutingRequest request) {
		long threshold = this.rules.gpuThresholdDocuments();
		return switch (rule) {
			case OVER_LIMIT -> sentence("The submission is over the limits of the %s account type.", name(request));
			case ACCOUNT_TYPE ->
				sentence("The %s account type always uses the CPU pipeline, which is never cold.", name(request));
			case PIPELINE_WISH -> sentence("The caller wished for the %s pipeline.", request.wish());
			case SMALL_BATCH -> sentence("%,d documents are fewer than the %,d from which on a batch goes to the GPU.",
					request.documents(), threshold);
			case LARGE_BATCH -> sentence("From %,d documents on a batch goes to the GPU.", threshold);
		};
	}

	private static String sentence(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

	private Estimates estimates(RoutingRequest request, GpuState gpu) {
		long documents = request.documents();
		return new Estimates(this.costs.cpu(documents), this.costs.gpu(documents, gpu),
				this.costs.singlePipeline(documents));
	}

	private static String name(RoutingRequest request) {
		return request.accountType().name().toLowerCase(Locale.ROOT);
	}

}
