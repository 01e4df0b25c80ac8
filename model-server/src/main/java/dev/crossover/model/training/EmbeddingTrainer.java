package dev.crossover.model.training;

import java.util.List;
import java.util.function.Function;

import dev.crossover.model.encoder.Weights;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.head.Fallback;
import dev.crossover.model.head.Softmax;
import dev.crossover.model.learning.Plan;
import dev.crossover.model.learning.Regression;
import dev.crossover.model.learning.Sample;
import dev.crossover.model.learning.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * Trains a head on embeddings. What has to be chosen is chosen on a tenth of the examples
 * to learn from, never on those held out.
 */
final class EmbeddingTrainer {

	/** With many labels weights are small anyway; with two they must be held down. */
	private static final List<Float> MANY_LABELS = List.of(0.001f, 0.003f, 0.01f);

	private static final List<Float> TWO_LABELS = List.of(0.01f, 0.03f, 0.1f, 0.2f);

	private static final Plan PLAN = new Plan(15, 0.005f, 0, 7);

	/** How much accuracy on texts inside the scope may go into finding those outside. */
	private static final double PRICE = 0.01;

	private final Recipe recipe;

	private final Function<String, float[]> embeddings;

	private final List<String> labels;

	private final Scaling scaling;

	EmbeddingTrainer(Recipe recipe, Function<String, float[]> embeddings) {
		this.recipe = recipe;
		this.embeddings = embeddings;
		this.labels = recipe.labels();
		this.scaling = new Scaling(recipe.learn().stream().map(Example::text).map(embeddings).toList());
	}

	EmbeddingHead train() {
		Split split = Split.of(this.recipe.learn(), "validation", 10);
		Sample learn = sample(split.learn());
		Sample validation = sample(split.held());
		Plan best = PLAN;
		Regression bestFit = null;
		for (float decay : (this.labels.size() > 2) ? MANY_LABELS : TWO_LABELS) {
			Regression fit = fit(learn, PLAN.withDecay(decay));
			if (bestFit == null || fit.accuracy(validation) > bestFit.accuracy(validation)) {
				best = PLAN.withDecay(decay);
				bestFit = fit;
			}
		}
		Fallback fallback = (bestFit != null) ? fallback(bestFit, validation) : null;
		Regression last = fit(sample(this.recipe.learn()), best);
		return new EmbeddingHead(this.recipe.name(), Weights.SHIPPED.name(), this.scaling.fold(this.labels, last),
				fallback);
	}

	private Regression fit(Sample sample, Plan plan) {
		return new Regression(sample.features().getFirst().places().length, this.labels.size()).fit(sample, plan);
	}

	private Sample sample(List<Example> examples) {
		return this.recipe.sample(examples, (text) -> this.scaling.apply(this.embeddings.apply(text)));
	}

	// The highest threshold that still leaves nearly all texts inside the scope alone.
	private @Nullable Fallback fallback(Regression regression, Sample validation) {
		int outside = this.labels.indexOf(Recipe.OUT_OF_SCOPE);
		if (outside < 0) {
			return null;
		}
		int allowed = (int) Math.floor(PRICE * validation.size());
		int threshold = 99;
		while (lost(regression, validation, outside, threshold / 100.0) > allowed) {
			threshold--;
		}
		return new Fallback(Recipe.OUT_OF_SCOPE, threshold / 100f);
	}

	private static int lost(Regression regression, Sample validation, int outside, double threshold) {
		int lost = 0;
		for (int at = 0; at < validation.size(); at++) {
			if (validation.labels()[at] != outside) {
				double[] likelihoods = Softmax.of(regression.scores(validation.features().get(at)));
				likelihoods[outside] = 0;
				int best = 0;
				for (int label = 1; label < likelihoods.length; label++) {
					best = (likelihoods[label] > likelihoods[best]) ? label : best;
				}
				lost += (best == validation.labels()[at] && likelihoods[best] < threshold) ? 1 : 0;
			}
		}
		return lost;
	}

}
