package dev.crossover.model.learning;

import java.util.Arrays;

import dev.crossover.model.head.Softmax;
import dev.crossover.model.head.Sparse;

/**
 * A softmax regression while it learns, by Adam on small batches. One thread and a fixed
 * order, because sums of floats depend on their order and heads must come out the same.
 */
public final class Regression {

	private static final int BATCH = 256;

	private final int labels;

	private final float[] weights;

	private final float[] biases;

	private final Adam weightSteps;

	private final Adam biasSteps;

	/**
	 * Creates a regression that knows nothing.
	 * @param width the length of feature vectors
	 * @param labels the number of labels
	 */
	public Regression(int width, int labels) {
		this.labels = labels;
		this.weights = new float[width * labels];
		this.biases = new float[labels];
		this.weightSteps = new Adam(this.weights);
		this.biasSteps = new Adam(this.biases);
	}

	/**
	 * Learns.
	 * @param sample what from
	 * @param plan how
	 * @return this
	 */
	public Regression fit(Sample sample, Plan plan) {
		int batches = Math.ceilDiv(sample.size(), BATCH);
		int[] order = new int[sample.size()];
		Arrays.setAll(order, (at) -> at);
		Shuffle shuffle = new Shuffle(plan.seed());
		float[] gradient = new float[this.weights.length];
		float[] biasGradient = new float[this.labels];
		for (int step = 0; step < plan.epochs() * batches; step++) {
			if (step % batches == 0) {
				shuffle.apply(order);
			}
			int from = step % batches * BATCH;
			int to = Math.min(from + BATCH, order.length);
			for (int at = from; at < to; at++) {
				learn(sample.features().get(order[at]), sample.labels()[order[at]], gradient, biasGradient);
			}
			float rate = plan.rate() * (1 - (float) step / (plan.epochs() * batches));
			this.weightSteps.step(gradient, to - from, plan.decay(), rate);
			this.biasSteps.step(biasGradient, to - from, 0, rate);
		}
		return this;
	}

	private void learn(Sparse features, int label, float[] gradient, float[] biasGradient) {
		double[] likelihoods = Softmax.of(scores(features));
		float[] error = new float[this.labels];
		for (int at = 0; at < this.labels; at++) {
			error[at] = (float) likelihoods[at] - ((at == label) ? 1 : 0);
			biasGradient[at] += error[at];
		}
		for (int at = 0; at < features.places().length; at++) {
			int row = features.places()[at] * this.labels;
			float value = features.values()[at];
			for (int each = 0; each < error.length; each++) {
				gradient[row + each] += value * error[each];
			}
		}
	}

	/**
	 * Scores a vector.
	 * @param features the vector
	 * @return one score per label
	 */
	public float[] scores(Sparse features) {
		float[] scores = this.biases.clone();
		for (int at = 0; at < features.places().length; at++) {
			int row = features.places()[at] * this.labels;
			float value = features.values()[at];
			for (int each = 0; each < scores.length; each++) {
				scores[each] += value * this.weights[row + each];
			}
		}
		return scores;
	}

	/**
	 * Measures itself.
	 * @param sample what on
	 * @return the share it gets right
	 */
	public double accuracy(Sample sample) {
		int right = 0;
		for (int at = 0; at < sample.size(); at++) {
			float[] scores = scores(sample.features().get(at));
			int best = 0;
			for (int label = 1; label < scores.length; label++) {
				best = (scores[label] > scores[best]) ? label : best;
			}
			right += (best == sample.labels()[at]) ? 1 : 0;
		}
		return (double) right / sample.size();
	}

	/**
	 * What it has learnt.
	 * @return the weights, all labels of the first feature first
	 */
	public float[] weights() {
		return this.weights;
	}

	/**
	 * What it has learnt of labels alone.
	 * @return one number per label
	 */
	public float[] biases() {
		return this.biases;
	}

}
