package dev.crossover.model.head;

import java.util.List;

/**
 * Scores to likelihoods.
 */
public final class Softmax {

	private Softmax() {
	}

	/**
	 * Turns scores into likelihoods that add up to one.
	 * @param scores any numbers
	 * @return as many likelihoods
	 */
	public static double[] of(float[] scores) {
		double greatest = Double.NEGATIVE_INFINITY;
		for (float score : scores) {
			greatest = Math.max(greatest, score);
		}
		double[] likelihoods = new double[scores.length];
		double sum = 0;
		for (int at = 0; at < scores.length; at++) {
			likelihoods[at] = StrictMath.exp(scores[at] - greatest);
			sum += likelihoods[at];
		}
		for (int at = 0; at < scores.length; at++) {
			likelihoods[at] /= sum;
		}
		return likelihoods;
	}

	static Prediction best(List<String> labels, double[] likelihoods) {
		int best = 0;
		for (int at = 1; at < likelihoods.length; at++) {
			if (likelihoods[at] > likelihoods[best]) {
				best = at;
			}
		}
		return new Prediction(labels.get(best), likelihoods[best]);
	}

}
