package dev.crossover.model.learning;

/**
 * How a regression learns.
 *
 * @param epochs how often it sees every example
 * @param rate the length of its first steps; they shrink to nothing
 * @param decay how strongly weights are drawn to zero
 * @param seed decides the order of the examples
 */
public record Plan(int epochs, float rate, float decay, long seed) {

	/**
	 * The same plan with another decay.
	 * @param other the decay
	 * @return the plan
	 */
	public Plan withDecay(float other) {
		return new Plan(this.epochs, this.rate, other, this.seed);
	}

}
