package dev.crossover.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

import dev.crossover.policy.account.AccountType;
import dev.crossover.policy.parameters.Switches;
import dev.crossover.policy.pricing.GpuObservation;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.policy.routing.CompletionWindow;
import dev.crossover.policy.routing.PipelineWish;
import dev.crossover.policy.routing.Route;
import dev.crossover.policy.routing.RoutingDecision;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRequest;
import dev.crossover.policy.routing.RoutingRequest.Caller;
import dev.crossover.policy.routing.Wording;

/**
 * Finds what would change a decision, by asking the very policy again with one input
 * changed at a time.
 */
public final class WhatIf {

	private final RoutingPolicy policy;

	private final Map<AccountType, Caller> callers;

	/**
	 * Asks a policy.
	 * @param policy the policy
	 * @param callers somebody of every account type
	 */
	public WhatIf(RoutingPolicy policy, Map<AccountType, Caller> callers) {
		this.policy = policy;
		this.callers = callers;
	}

	/**
	 * What would change a decision.
	 * @param decision a decision of this policy
	 * @return the changes, the number of documents first
	 */
	public List<Change> changes(RoutingDecision decision) {
		List<Change> changes = new ArrayList<>();
		documents(decision, changes);
		for (GpuState state : GpuState.values()) {
			if (state != decision.gpu().state() || decision.gpu().backlogDocuments() > 0) {
				RoutingDecision other = this.policy.route(decision.request(), GpuObservation.idle(state));
				add(decision, other, "gpu_state", Wording.name(state), "With " + gpu(state), changes);
			}
		}
		for (CompletionWindow window : CompletionWindow.values()) {
			RoutingDecision other = ask(decision, decision.request().withWindow(window));
			add(decision, other, "completion_window", window.text(), "At completion window " + window.text(), changes);
		}
		for (PipelineWish wish : PipelineWish.values()) {
			RoutingDecision other = ask(decision, decision.request().withWish(wish));
			add(decision, other, "pipeline_wish", Wording.name(wish), "With pipeline=" + Wording.name(wish), changes);
		}
		this.callers.forEach((type, caller) -> add(decision, ask(decision, decision.request().withCaller(caller)),
				"account_type", Wording.name(type), "For account type " + Wording.name(type), changes));
		switches(decision, changes);
		return changes;
	}

	private void documents(RoutingDecision decision, List<Change> changes) {
		long documents = decision.request().documents();
		long most = decision.request().caller().limits().documentsPerBatch();
		switch (decision.route()) {
			case Route.Cpu _ -> {
				long from = first(documents + 1, most, (count) -> !pipeline(with(decision, count)).equals("cpu"));
				if (from <= most) {
					addFrom(decision, from, changes);
				}
			}
			case Route.Gpu _ -> {
				long from = first(1, documents, (count) -> pipeline(with(decision, count)).equals("gpu"));
				if (from > 1) {
					addUpTo(decision, from - 1, changes);
				}
			}
			case Route.Rejected _ -> {
				long from = first(1, documents, (count) -> pipeline(with(decision, count)).equals("none"));
				if (from > 1) {
					addUpTo(decision, from - 1, changes);
				}
			}
		}
	}

	private void addFrom(RoutingDecision decision, long documents, List<Change> changes) {
		add(decision, with(decision, documents), "documents", documents,
				"From " + Wording.number(documents) + " documents on", changes);
	}

	private void addUpTo(RoutingDecision decision, long documents, List<Change> changes) {
		add(decision, with(decision, documents), "documents", documents,
				"Up to " + Wording.number(documents) + ((documents == 1) ? " document" : " documents"), changes);
	}

	private void switches(RoutingDecision decision, List<Change> changes) {
		if (!this.policy.parameters().switches().equals(Switches.allOn())) {
			RoutingDecision other = new RoutingPolicy(this.policy.parameters().withSwitches(Switches.allOn()))
				.route(decision.request(), decision.gpu());
			add(decision, other, "switches", "on", "With everything switched on", changes);
		}
	}

	private static void add(RoutingDecision decision, RoutingDecision other, String input, Object value, String when,
			List<Change> changes) {
		String pipeline = pipeline(other);
		if (!pipeline.equals(pipeline(decision))) {
			changes.add(new Change(input, value, pipeline, other.rule().text(), when + ": " + where(pipeline) + "."));
		}
	}

	private RoutingDecision with(RoutingDecision decision, long documents) {
		return ask(decision, decision.request().withDocuments(documents));
	}

	private RoutingDecision ask(RoutingDecision decision, RoutingRequest request) {
		return this.policy.route(request, decision.gpu());
	}

	// The policy never leads back, so that halving finds where it turns.
	private static long first(long from, long to, LongPredicate holds) {
		long low = from;
		long high = to + 1;
		while (low < high) {
			long middle = low + (high - low) / 2;
			if (holds.test(middle)) {
				high = middle;
			}
			else {
				low = middle + 1;
			}
		}
		return low;
	}

	private static String pipeline(RoutingDecision decision) {
		return switch (decision.route()) {
			case Route.Cpu _ -> "cpu";
			case Route.Gpu _ -> "gpu";
			case Route.Rejected _ -> "none";
		};
	}

	private static String where(String pipeline) {
		return switch (pipeline) {
			case "cpu" -> "CPU";
			case "gpu" -> "GPU";
			default -> "refused";
		};
	}

	private static String gpu(GpuState state) {
		return switch (state) {
			case ASLEEP -> "a sleeping GPU";
			case STARTING -> "a starting GPU";
			case READY -> "a warm GPU";
		};
	}

}
