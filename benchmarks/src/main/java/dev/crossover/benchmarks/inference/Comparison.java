package dev.crossover.benchmarks.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two ways on the same texts, in turns, so that whatever else the machine does meets
 * both.
 *
 * @param usual documents a second of the usual way, a number per round
 * @param ours documents a second of ours
 * @param agreement the share of texts both give the same label
 */
record Comparison(List<Double> usual, List<Double> ours, double agreement) {

	static Comparison of(Way usual, Way ours, List<String> texts, int rounds) throws InterruptedException {
		List<String> warm = texts.subList(0, Math.min(8, texts.size()));
		usual.classify(warm);
		ours.classify(warm);
		List<Double> usualRates = new ArrayList<>();
		List<Double> ourRates = new ArrayList<>();
		List<String> usualLabels = List.of();
		List<String> ourLabels = List.of();
		for (int round = 0; round < rounds; round++) {
			long start = System.nanoTime();
			usualLabels = usual.classify(texts);
			long between = System.nanoTime();
			ourLabels = ours.classify(texts);
			usualRates.add(texts.size() * 1e9 / (between - start));
			ourRates.add(texts.size() * 1e9 / (System.nanoTime() - between));
		}
		return new Comparison(usualRates, ourRates, agreement(usualLabels, ourLabels));
	}

	private static double agreement(List<String> some, List<String> others) {
		return IntStream.range(0, some.size()).filter((at) -> some.get(at).equals(others.get(at))).count()
				/ (double) some.size();
	}

	double factor() {
		return median(this.ours) / median(this.usual);
	}

	static double median(List<Double> rates) {
		List<Double> sorted = rates.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
