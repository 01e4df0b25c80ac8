package dev.crossover.model.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.crossover.model.head.Sparse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegressionTests {

	private static final Plan PLAN = new Plan(20, 0.05f, 0.001f, 7);

	@Test
	void learnsWhatCanBeLearnt() {
		assertThat(new Regression(2, 3).fit(sample(1), PLAN).accuracy(sample(2))).isGreaterThan(0.95);
	}

	@Test
	void learnsTheSameTwiceBitForBit() {
		float[] once = new Regression(2, 3).fit(sample(1), PLAN).weights();

		assertThat(new Regression(2, 3).fit(sample(1), PLAN).weights()).containsExactly(once);
	}

	@Test
	void holdsWeightsDownWhenDecayIsStrong() {
		float[] free = new Regression(2, 3).fit(sample(1), PLAN).weights();
		float[] held = new Regression(2, 3).fit(sample(1), PLAN.withDecay(1)).weights();

		assertThat(Math.abs(held[0])).isLessThan(Math.abs(free[0]) / 2);
	}

	// Three clouds of points around the corners of a triangle.
	private static Sample sample(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<Sparse> features = new ArrayList<>();
		int[] labels = new int[600];
		for (int at = 0; at < labels.length; at++) {
			labels[at] = at % 3;
			double angle = 2 * Math.PI * labels[at] / 3;
			features
				.add(new Sparse(new int[] { 0, 1 }, new float[] { (float) (Math.cos(angle) + random.nextGaussian() / 5),
						(float) (Math.sin(angle) + random.nextGaussian() / 5) }));
		}
		return new Sample(features, labels);
	}

}
