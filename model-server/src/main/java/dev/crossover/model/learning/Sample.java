package dev.crossover.model.learning;

import java.util.List;

import dev.crossover.model.head.Sparse;

/**
 * Examples as numbers.
 *
 * @param features one vector per example
 * @param labels the place of its label among all labels
 */
public record Sample(List<Sparse> features, int[] labels) {

	/**
	 * How many examples there are.
	 * @return the number
	 */
	public int size() {
		return this.labels.length;
	}

}
