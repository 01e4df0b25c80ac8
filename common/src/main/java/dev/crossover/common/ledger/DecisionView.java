package dev.crossover.common.ledger;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossover.policy.pricing.Estimate;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.Pipeline;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.Route;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.policy.routing.RoutingRequest;

/**
 * A routing decision as the public API shows it and the ledger keeps it.
 *
 * @param pipeline {@code cpu} or {@code gpu}
 * @param rule the rule that decided
 * @param reason one plain sentence
 * @param inputs what was looked at
 * @param estimates what either pipeline would cost and take
 * @param policyVersion the version of the rules and their parameters
 */
public record DecisionView(String pipeline, String rule, String reason, Inputs inputs, Estimates estimates,
		String policyVersion) {

	/**
	 * Shows a decision.
	 * @param decision a decision whose route is a pipeline
	 * @return how it is shown
	 * @throws IllegalArgumentException when the decision is a rejection, which is an
	 * error answer instead
	 */
	public static DecisionView of(RoutingDecision decision) {
		return new DecisionView(text(pipeline(decision.route())), decision.rule().text(), decision.reason(),
				Inputs.of(decision.request(), decision.gpu()), new Estimates(Cost.of(decision.estimates().cpu()),
						Cost.of(decision.estimates().gpu()), Cost.of(decision.estimates().singlePipeline())),
				decision.policyVersion());
	}

	/**
	 * The pipeline that a route leads to.
	 * @param route a route
	 * @return the pipeline
	 * @throws IllegalArgumentException when the route is a rejection
	 */
	public static Pipeline pipeline(Route route) {
		return switch (route) {
			case Route.Cpu cpu -> Pipeline.CPU;
			case Route.Gpu gpu -> Pipeline.GPU;
			case Route.Rejected rejected -> throw new IllegalArgumentException(rejected.code());
		};
	}

	private static String text(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What a decision looked at.
	 *
	 * @param documents documents, or how many had been seen of an upload still being read
	 * @param bytes size of the texts, likewise
	 * @param accountType who asked
	 * @param gpuState what the GPU was doing
	 * @param pipelineWish the pipeline the caller wished for
	 * @param completionWindow by when the caller needs it
	 */
	public record Inputs(long documents, long bytes, String accountType, String gpuState, String pipelineWish,
			String completionWindow) {

		static Inputs of(RoutingRequest request, GpuState gpu) {
			return new Inputs(request.documents(), request.bytes(), text(request.accountType()), text(gpu),
					text(request.wish()), request.window().text());
		}

		/**
		 * What the GPU was doing.
		 * @return the state
		 */
		public GpuState gpu() {
			return GpuState.valueOf(this.gpuState.toUpperCase(Locale.ROOT));
		}

		/**
		 * Whether the caller wished for a pipeline.
		 * @return whether there was a wish
		 */
		public boolean wished() {
			return !this.pipelineWish.equals(text(PipelineWish.AUTO));
		}

	}

	/**
	 * What the work would cost and take.
	 *
	 * @param cpu on the CPU pipeline
	 * @param gpu on the GPU pipeline
	 * @param singlePipeline on the single serverless pipeline that Crossover replaces
	 */
	public record Estimates(Cost cpu, Cost gpu, Cost singlePipeline) {
	}

	/**
	 * An estimate.
	 *
	 * @param costUsd US dollars at list price
	 * @param seconds until the last document is done
	 */
	public record Cost(@JsonProperty("cost_usd") double costUsd, double seconds) {

		static Cost of(Estimate estimate) {
			return new Cost(estimate.costUsd(), estimate.seconds());
		}

	}

}
