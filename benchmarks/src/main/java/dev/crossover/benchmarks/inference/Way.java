package dev.crossover.benchmarks.inference;

import java.util.List;

/**
 * A way to classify texts.
 */
interface Way {

	/**
	 * Classifies texts.
	 * @param texts the texts, in order of arrival
	 * @return a label for each
	 * @throws InterruptedException if told to stop
	 */
	List<String> classify(List<String> texts) throws InterruptedException;

}
