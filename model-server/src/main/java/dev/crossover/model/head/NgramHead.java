package dev.crossover.model.head;

import java.util.List;

/**
 * A softmax regression on the letters of a text: the fast tier, which needs no encoder.
 *
 * @param name what callers ask for
 * @param ngrams how letters become numbers
 * @param table the weights
 */
public record NgramHead(String name, Ngrams ngrams, HashedLinear table) implements Head {

	@Override
	public List<String> labels() {
		return this.table.labels();
	}

	/**
	 * Whether a text is longer than what is read of it.
	 * @param text the text
	 * @return whether it is cut
	 */
	public boolean cuts(String text) {
		return text.length() > Ngrams.READ;
	}

	/**
	 * Classifies a text.
	 * @param text the text
	 * @return the most likely label
	 */
	public Prediction predict(String text) {
		return Softmax.best(labels(), Softmax.of(this.table.apply(this.ngrams.of(text))));
	}

}
