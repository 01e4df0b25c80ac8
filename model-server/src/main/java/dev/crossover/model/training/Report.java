package dev.crossover.model.training;

import java.util.List;
import java.util.function.Function;

import dev.crossover.model.head.Prediction;

/**
 * How good a head is on texts it has never seen, measured in the form it is shipped in.
 *
 * @param examples how many texts there were, those out of scope aside
 * @param accuracy the share of them with the right label
 * @param outside how many texts were out of scope
 * @param recall the share of those that were found to be
 * @param precision the share of texts found to be out of scope that were
 */
record Report(int examples, double accuracy, int outside, double recall, double precision) {

	static Report of(List<Example> held, Function<String, Prediction> head) {
		int examples = 0;
		int right = 0;
		int found = 0;
		int refused = 0;
		for (Example example : held) {
			String label = head.apply(example.text()).label();
			boolean inside = !example.label().equals(Recipe.OUT_OF_SCOPE);
			examples += inside ? 1 : 0;
			right += (inside && label.equals(example.label())) ? 1 : 0;
			refused += label.equals(Recipe.OUT_OF_SCOPE) ? 1 : 0;
			found += (!inside && label.equals(Recipe.OUT_OF_SCOPE)) ? 1 : 0;
		}
		int outside = held.size() - examples;
		return new Report(examples, share(right, examples), outside, share(found, outside), share(found, refused));
	}

	private static double share(int part, int all) {
		return (all > 0) ? (double) part / all : 0;
	}

}
