package dev.crossover.model.head;

import java.util.List;

/**
 * A trained classifier.
 */
public sealed interface Head permits EmbeddingHead, NgramHead {

	/**
	 * What callers ask for.
	 * @return the name
	 */
	String name();

	/**
	 * What it can answer.
	 * @return the labels
	 */
	List<String> labels();

}
