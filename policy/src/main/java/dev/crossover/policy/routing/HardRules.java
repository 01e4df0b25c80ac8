package dev.crossover.policy.routing;

import dev.crossover.policy.account.AccountLimits;
import dev.crossover.policy.parameters.Switches;
import org.jspecify.annotations.Nullable;

/** The first layer: what is so whatever it costs. */
final class HardRules {

	private HardRules() {
	}

	// The rule that applies, or null when the decision is left to the other layers.
	static @Nullable Rule rule(Assessment seen) {
		RoutingRequest request = seen.request();
		AccountLimits limits = request.caller().limits();
		if (request.documents() > limits.documentsPerBatch() || request.bytes() > limits.bytesPerBatch()) {
			return Rule.OVER_LIMIT;
		}
		Switches switches = seen.parameters().switches();
		boolean fits = seen.calls() <= seen.parameters().serverless().callsPerBatch();
		if (!request.caller().type().mayUseGpu()) {
			return fits ? Rule.ACCOUNT_TYPE : Rule.NO_PIPELINE;
		}
		boolean cpu = fits && (seen.atOnce() || switches.cpuBulkEnabled());
		if (!cpu) {
			return switches.gpuEnabled() ? withoutCpu(fits) : Rule.NO_PIPELINE;
		}
		if (!switches.gpuEnabled()) {
			return Rule.GPU_DISABLED;
		}
		return (request.wish() != PipelineWish.AUTO) ? Rule.PIPELINE_WISH : null;
	}

	private static Rule withoutCpu(boolean fits) {
		return fits ? Rule.CPU_BULK_DISABLED : Rule.SERVERLESS_LIMIT;
	}

}
