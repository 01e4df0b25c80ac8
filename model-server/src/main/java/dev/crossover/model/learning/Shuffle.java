package dev.crossover.model.learning;

import java.util.SplittableRandom;

/**
 * Puts numbers in another order, the same one for the same seed.
 */
final class Shuffle {

	private final SplittableRandom random;

	Shuffle(long seed) {
		this.random = new SplittableRandom(seed);
	}

	void apply(int[] numbers) {
		for (int last = numbers.length - 1; last > 0; last--) {
			int other = this.random.nextInt(last + 1);
			int held = numbers[last];
			numbers[last] = numbers[other];
			numbers[other] = held;
		}
	}

}
