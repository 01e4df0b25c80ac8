package dev.crossover.model.training;

import java.util.List;

import dev.crossover.model.head.HashedLinear;
import dev.crossover.model.head.NgramHead;
import dev.crossover.model.head.Ngrams;
import dev.crossover.model.learning.Plan;
import dev.crossover.model.learning.Regression;
import dev.crossover.model.learning.Sample;

/**
 * Trains a head on letters.
 */
final class NgramTrainer {

	private static final Ngrams NGRAMS = new Ngrams(4, 1 << 15);

	private static final Plan PLAN = new Plan(12, 0.05f, 1e-6f, 7);

	private NgramTrainer() {
	}

	static NgramHead train(Recipe recipe) {
		List<String> labels = recipe.labels();
		Sample learn = recipe.sample(recipe.learn(), NGRAMS::of);
		Regression fit = new Regression(NGRAMS.buckets(), labels.size()).fit(learn, PLAN);
		return new NgramHead(recipe.name(), NGRAMS, HashedLinear.quantize(labels, fit.biases(), fit.weights()));
	}

}
