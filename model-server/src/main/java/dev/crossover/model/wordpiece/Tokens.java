package dev.crossover.model.wordpiece;

/**
 * A text as an encoder reads it.
 *
 * @param ids the vocabulary numbers, from {@code [CLS]} to {@code [SEP]}
 * @param truncated whether the text was longer than the encoder was asked to read
 */
public record Tokens(int[] ids, boolean truncated) {

	/**
	 * How many numbers there are.
	 * @return the length
	 */
	public int length() {
		return this.ids.length;
	}

}
