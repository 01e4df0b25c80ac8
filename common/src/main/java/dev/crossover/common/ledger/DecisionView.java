package dev.crossover.common.ledger;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossover.policy.pricing.Estimate;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.pricing.Line;
import dev.crossover.policy.routing.Pipeline;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.Route;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.policy.routing.RoutingRequest;
import org.jspecify.annotations.Nullable;

/**
 * A routing decision as the public API shows it and the ledger keeps it. Decisions made
 * before the crossover point have neither layer nor point.
 *
 * @param pipeline {@code cpu} or {@code gpu}; {@code none} for what would be refused
 * @param rule the rule that decided
 * @param reason one plain sentence
 * @param inputs what was looked at
 * @param estimates what either pipeline would cost and take
 * @param policyVersion the version of the rules and their parameters
 * @param layer the layer of rules that decided
 * @param crossoverDocuments from how many documents on the same work goes to the GPU;
 * {@code null} where the number does not matter
 */
@JsonInclude(Include.NON_NULL)
public record DecisionView(String pipeline, String rule, String reason, Inputs inputs, Estimates estimates,
		String policyVersion, @Nullable String layer, @Nullable Long crossoverDocuments) {

	/** The pipeline of what would be refused. */
	public static final String NONE = "none";

	/**
	 * Shows a decision.
	 * @param decision a decision
	 * @return how it is shown
	 */
	public static DecisionView of(RoutingDecision decision) {
		RoutingDecision.Facts facts = decision.facts();
		return new DecisionView(shown(decision.route()), decision.rule().text(), decision.reason(), Inputs.of(decision),
				Estimates.of(facts.estimates()), decision.policyVersion(), decision.rule().layer().text(),
				(facts.gpuFrom() != Line.NEVER) ? facts.gpuFrom() : null);
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

	private static String shown(Route route) {
		return (route instanceof Route.Rejected) ? NONE : text(pipeline(route));
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
	 * @param models the models asked for
	 * @param gpuBacklogDocuments documents that waited for the GPU already
	 * @param gpuBacklogSeconds how long the GPU would work on them
	 * @param deadlineSeconds within which it was needed
	 */
	@JsonInclude(Include.NON_NULL)
	public record Inputs(long documents, long bytes, String accountType, String gpuState, String pipelineWish,
			String completionWindow, @Nullable List<String> models, @Nullable Long gpuBacklogDocuments,
			@Nullable Double gpuBacklogSeconds, @Nullable Double deadlineSeconds) {

		private static final double MILLIS = 1_000;

		static Inputs of(RoutingDecision decision) {
			RoutingRequest request = decision.request();
			RoutingDecision.Facts facts = decision.facts();
			return new Inputs(request.documents(), request.bytes(), text(request.caller().type()),
					text(decision.gpu().state()), text(request.wish()), request.window().text(), request.models(),
					decision.gpu().backlogDocuments(), facts.waitingSeconds(), facts.deadline().toMillis() / MILLIS);
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

		static Estimates of(RoutingDecision.Estimates estimates) {
			return new Estimates(Cost.of(estimates.cpu()), Cost.of(estimates.gpu()),
					Cost.of(estimates.singlePipeline()));
		}

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
