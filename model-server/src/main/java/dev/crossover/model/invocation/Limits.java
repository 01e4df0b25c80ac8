package dev.crossover.model.invocation;

/**
 * What a request may ask for.
 *
 * @param body the most bytes of a body
 * @param json the most bytes of a JSON body, which is held in memory whole
 * @param text the most characters of a text
 */
public record Limits(long body, int json, int text) {

	// Room for the text in its longest spelling, and for what stands around it.
	int line() {
		return (int) Math.min(6L * this.text + 4096, Integer.MAX_VALUE - 8);
	}

}
