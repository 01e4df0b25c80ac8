package dev.crossover.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The metrics of the last day. They are not kept over a restart: a laptop's restart is a
 * gap in the measurements, as a power cut of the measured thing would be.
 */
public final class Metrics {

	private static final Duration KEPT = Duration.ofDays(1);

	private final Map<Series, NavigableMap<Instant, Samples>> series = new ConcurrentHashMap<>();

	private final InstantSource clock;

	public Metrics(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Records one value, measured now.
	 * @param metric what was measured
	 * @param value the value
	 * @param unit its unit, in CloudWatch's words
	 */
	public void record(MetricId metric, double value, String unit) {
		put(metric, unit, this.clock.instant(), Duration.ofMinutes(1), Samples.of(value, 1));
	}

	void put(MetricId metric, String unit, Instant time, Duration resolution, Samples samples) {
		NavigableMap<Instant, Samples> spans = this.series.computeIfAbsent(new Series(metric, unit),
				(key) -> new ConcurrentSkipListMap<>());
		spans.merge(floor(time, resolution), samples, Samples::and);
		spans.headMap(this.clock.instant().minus(KEPT)).clear();
	}

	/**
	 * What was measured, span by span; the first span begins at the first moment.
	 * @param metric the metric
	 * @param unit the unit, or empty for every unit
	 * @param from the first moment
	 * @param until the moment after the last
	 * @param period the length of a span
	 * @return the spans in which something was measured, by their start
	 */
	public NavigableMap<Instant, Samples> spans(MetricId metric, String unit, Instant from, Instant until,
			Duration period) {
		NavigableMap<Instant, Samples> spans = new TreeMap<>();
		this.series.forEach((key, values) -> {
			if (key.metric().equals(metric) && (unit.isEmpty() || unit.equals(key.unit()))) {
				values.subMap(from, until)
					.forEach((time, samples) -> spans.merge(floor(time, from, period), samples, Samples::and));
			}
		});
		return spans;
	}

	/**
	 * How many of the last day's metrics are not AWS's own.
	 * @return how many
	 */
	public long custom() {
		return since(Instant.MIN).stream().filter((metric) -> !metric.namespace().startsWith("AWS/")).count();
	}

	Instant now() {
		return this.clock.instant();
	}

	String unit(MetricId metric) {
		return this.series.keySet()
			.stream()
			.filter((key) -> key.metric().equals(metric))
			.map(Series::unit)
			.findFirst()
			.orElse("None");
	}

	/**
	 * The metrics of which something was measured.
	 * @param since from this moment on
	 * @return the metrics, sorted
	 */
	List<MetricId> since(Instant since) {
		return this.series.entrySet()
			.stream()
			.filter((known) -> !known.getValue().tailMap(since).isEmpty())
			.map((known) -> known.getKey().metric())
			.distinct()
			.sorted(Comparator.comparing(MetricId::toString))
			.toList();
	}

	/**
	 * The beginning of the span that a moment is in, where spans begin at midnight.
	 * @param time the moment
	 * @param span the length of a span
	 * @return its beginning
	 */
	public static Instant floor(Instant time, Duration span) {
		return floor(time, Instant.EPOCH, span);
	}

	private static Instant floor(Instant time, Instant from, Duration span) {
		long millis = Math.max(1, span.toMillis());
		long origin = from.toEpochMilli();
		return Instant.ofEpochMilli(origin + Math.floorDiv(time.toEpochMilli() - origin, millis) * millis);
	}

	/** A metric in one unit. */
	private record Series(MetricId metric, String unit) {
	}

}
