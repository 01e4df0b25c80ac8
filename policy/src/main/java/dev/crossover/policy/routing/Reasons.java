package dev.crossover.policy.routing;

import dev.crossover.policy.parameters.Serverless;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.Line;

/** Says why, in one plain sentence. */
final class Reasons {

	private Reasons() {
	}

	static String of(Rule rule, Assessment seen, Route route) {
		boolean gpu = route instanceof Route.Gpu;
		RoutingRequest request = seen.request();
		return switch (rule) {
			case OVER_LIMIT -> "The submission is over the limits of the " + account(request) + " account type.";
			case ACCOUNT_TYPE ->
				"The " + account(request) + " account type always uses the CPU pipeline, which is never cold.";
			case NO_PIPELINE -> "No pipeline that could serve this is available at the moment.";
			case SERVERLESS_LIMIT -> overServerless(seen.parameters().serverless(), seen);
			case GPU_DISABLED -> "The GPU is switched off at the moment, so the CPU takes everything.";
			case CPU_BULK_DISABLED -> "The CPU is switched off for batches at the moment, so the GPU takes them.";
			case PIPELINE_WISH -> "The caller wished for the " + request.wish() + " pipeline.";
			case FROM_CROSSOVER -> fromCrossover(seen);
			case BELOW_CROSSOVER -> belowCrossover(seen);
			case DEADLINE -> "Only the " + pipeline(gpu) + " is expected to be done " + within(seen) + ".";
			case FIRST_TO_FINISH -> "Neither pipeline is expected to be done " + within(seen) + "; the " + pipeline(gpu)
					+ " is done first.";
			case SMALL_BATCH -> documents(request) + " fewer than the " + Wording.number(seen.gpuFrom())
					+ " from which on a batch goes to the GPU.";
			case LARGE_BATCH -> "From " + Wording.number(seen.gpuFrom()) + " documents on a batch goes to the GPU.";
		};
	}

	private static String fromCrossover(Assessment seen) {
		String from = "From " + Wording.number(seen.gpuFrom()) + " documents on ";
		return from + switch (seen.gpu().state()) {
			case ASLEEP -> seen.gpu().wouldWake() ? "waking the GPU costs no more than the CPU."
					: "a GPU that is being woken anyway costs no more than the CPU.";
			case STARTING -> "a GPU that is starting anyway costs no more than the CPU.";
			case READY -> "a GPU that is awake anyway costs no more than the CPU.";
		};
	}

	private static String belowCrossover(Assessment seen) {
		if (seen.gpuFrom() == Line.NEVER) {
			return seen.choice().gpu() ? "So much waits for the GPU that larger batches would be late there."
					: "The CPU costs less, and no batch this account may send makes the GPU the better choice.";
		}
		return documents(seen.request()) + " fewer than the " + Wording.number(seen.gpuFrom()) + " from which on "
				+ ((seen.gpu().state() == GpuState.ASLEEP) ? "waking the GPU pays." : "the GPU pays.");
	}

	private static String overServerless(Serverless serverless, Assessment seen) {
		return (seen.calls() == Long.MAX_VALUE)
				? "One document would take the CPU pipeline longer than the " + Wording.time(serverless.callDuration())
						+ " of a call."
				: "This is more than the " + Wording.number(serverless.callsPerBatch())
						+ " calls that a batch on the CPU pipeline may be cut into.";
	}

	private static String documents(RoutingRequest request) {
		return (request.documents() == 1) ? "1 document is" : Wording.number(request.documents()) + " documents are";
	}

	private static String within(Assessment seen) {
		return "within " + Wording.time(seen.deadline());
	}

	private static String pipeline(boolean gpu) {
		return gpu ? "GPU" : "CPU";
	}

	private static String account(RoutingRequest request) {
		return Wording.name(request.caller().type());
	}

}
