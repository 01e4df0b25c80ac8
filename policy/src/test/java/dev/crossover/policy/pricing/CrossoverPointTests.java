package dev.crossover.policy.pricing;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link CrossoverPoint} against a search that tries every number. */
class CrossoverPointTests {

	private static final long MOST = 3_000;

	@Test
	void documentsIsWhatTryingEveryNumberFinds() {
		assertThat(points().limit(3_000))
			.allSatisfy((point) -> assertThat(point.documents(MOST)).isEqualTo(tried(point)));
	}

	@Test
	void generatedPointsAreOfEveryKind() {
		assertThat(points().limit(3_000).map((point) -> point.documents(MOST))).contains(1L, Line.NEVER)
			.anyMatch((documents) -> documents > 1 && documents < MOST);
		assertThat(points().limit(3_000).map((point) -> point.choose(MOST / 2).ground()))
			.contains(CrossoverPoint.Ground.values());
	}

	@Test
	void documentsWhenAllIsEqualIsTheGpu() {
		Quote same = new Quote(new Line(0, 1), new Line(0, 1));

		assertThat(new CrossoverPoint(same, same, 10).documents(MOST)).isEqualTo(1);
	}

	private static long tried(CrossoverPoint point) {
		return LongStream.iterate(MOST, (documents) -> documents >= 1, (documents) -> documents - 1)
			.takeWhile((documents) -> point.choose(documents).gpu())
			.reduce((_, smaller) -> smaller)
			.orElse(Line.NEVER);
	}

	// Of whole numbers, so that rounding plays no part.
	private static Stream<CrossoverPoint> points() {
		Random random = new Random(3);
		return Stream.generate(() -> new CrossoverPoint(
				new Quote(new Line(0, random.nextInt(1, 9)), new Line(0, random.nextInt(1, 9))),
				new Quote(new Line(random.nextInt(1 << random.nextInt(14)), random.nextInt(0, 9)),
						new Line(random.nextInt(1 << random.nextInt(14)), random.nextInt(0, 9))),
				random.nextInt(1 << random.nextInt(16))));
	}

}
