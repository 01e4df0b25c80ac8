package dev.crossover.benchmarks.router;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long requests took, in ascending order.
 *
 * @param nanos nanoseconds
 */
record Latencies(long[] nanos) {

	private static final double MILLION = 1_000_000;

	static Latencies of(List<Long> nanos) {
		long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
		Arrays.sort(sorted);
		return new Latencies(sorted);
	}

	/**
	 * A percentile, by nearest rank.
	 * @param percent which, over 0 and at most 100
	 * @return milliseconds
	 */
	double percentile(double percent) {
		int rank = (int) Math.ceil(percent / 100 * this.nanos.length);
		return this.nanos[Math.max(rank, 1) - 1] / MILLION;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "p50 %.2f ms  p90 %.2f ms  p99 %.2f ms  of %,d", percentile(50),
				percentile(90), percentile(99), this.nanos.length);
	}

}
