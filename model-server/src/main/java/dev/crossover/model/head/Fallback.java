package dev.crossover.model.head;

import java.util.List;

/**
 * The label for texts that are none of the others, such as a question that no intent
 * covers. Few examples of it can be shown to a head, so it is also given when no other
 * label is likely enough.
 *
 * @param label the label, one of the head's
 * @param threshold how likely another label must be to be believed
 */
public record Fallback(String label, float threshold) {

	Prediction choose(List<String> labels, double[] likelihoods) {
		int own = labels.indexOf(this.label);
		double[] others = likelihoods.clone();
		others[own] = 0;
		Prediction best = Softmax.best(labels, others);
		return (best.score() < Math.max(this.threshold, likelihoods[own]))
				? new Prediction(this.label, 1 - best.score()) : best;
	}

}
