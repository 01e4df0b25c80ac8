package dev.crossover.model.learning;

import java.util.Arrays;
import java.util.List;

import dev.crossover.model.head.Linear;
import dev.crossover.model.head.Sparse;

/**
 * Brings every number of an embedding to mean 0 and deviation 1, which lets a regression
 * learn in few steps. What was learnt is folded back, so the server knows nothing of it.
 */
public final class Scaling {

	private final double[] means;

	private final double[] deviations;

	private final int[] places;

	/**
	 * Measures embeddings.
	 * @param embeddings those to learn from
	 */
	public Scaling(List<float[]> embeddings) {
		int width = embeddings.getFirst().length;
		this.means = new double[width];
		this.deviations = new double[width];
		this.places = new int[width];
		Arrays.setAll(this.places, (at) -> at);
		for (float[] embedding : embeddings) {
			for (int at = 0; at < width; at++) {
				this.means[at] += embedding[at] / embeddings.size();
			}
		}
		for (float[] embedding : embeddings) {
			for (int at = 0; at < width; at++) {
				double off = embedding[at] - this.means[at];
				this.deviations[at] += off * off / embeddings.size();
			}
		}
		Arrays.setAll(this.deviations, (at) -> Math.sqrt(this.deviations[at]) + 1e-6);
	}

	/**
	 * Scales an embedding.
	 * @param embedding the embedding
	 * @return it, scaled
	 */
	public Sparse apply(float[] embedding) {
		float[] values = new float[embedding.length];
		for (int at = 0; at < values.length; at++) {
			values[at] = (float) ((embedding[at] - this.means[at]) / this.deviations[at]);
		}
		return new Sparse(this.places, values);
	}

	/**
	 * Turns what was learnt on scaled embeddings into a model for plain ones.
	 * @param labels the labels
	 * @param regression what was learnt
	 * @return the model, in eight bits
	 */
	public Linear fold(List<String> labels, Regression regression) {
		float[][] rows = new float[labels.size()][this.means.length];
		float[] biases = new float[labels.size()];
		for (int label = 0; label < labels.size(); label++) {
			double bias = regression.biases()[label];
			for (int at = 0; at < this.means.length; at++) {
				double weight = regression.weights()[at * labels.size() + label] / this.deviations[at];
				rows[label][at] = (float) weight;
				bias -= weight * this.means[at];
			}
			biases[label] = (float) bias;
		}
		return Linear.quantize(labels, biases, rows);
	}

}
