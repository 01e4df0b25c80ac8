package dev.crossover.policy.routing;

/** Where a request goes. */
public sealed interface Route {

	/**
	 * To the CPU pipeline.
	 *
	 * @param lane the share of CPU concurrency it uses
	 * @param atOnce whether one call answers it; a batch otherwise
	 */
	record Cpu(Lane lane, boolean atOnce) implements Route {
	}

	/**
	 * To the GPU pipeline.
	 *
	 * @param window by when the batch is needed
	 */
	record Gpu(CompletionWindow window) implements Route {
	}

	/**
	 * Nowhere: the account's limits forbid it, or nothing can serve it.
	 *
	 * @param code the error code of the public API
	 * @param detail what is wrong and what to do
	 */
	record Rejected(String code, String detail) implements Route {
	}

}
