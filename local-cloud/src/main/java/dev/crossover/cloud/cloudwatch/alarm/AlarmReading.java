package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;

import dev.crossover.cloud.protocol.Trees;
import org.jspecify.annotations.Nullable;

/**
 * What an alarm saw of its metric, and what follows.
 *
 * @param watch what it looks at
 * @param until the end of the newest span
 * @param points the values by the beginning of their span
 * @param tooFew whether there are too few values to judge
 */
record AlarmReading(MetricWatch watch, Instant until, NavigableMap<Instant, Double> points, boolean tooFew) {

	private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	AlarmState.Value decide(AlarmState.Value current) {
		if (this.tooFew) {
			return current;
		}
		List<@Nullable Boolean> breaching = new ArrayList<>();
		for (Instant span : spans(this.watch.evaluationPeriods() + AlarmEvaluation.LOOK_BACK)) {
			Double value = this.points.get(span);
			breaching.add((value != null) ? this.watch.comparison().breaches(value, this.watch.threshold()) : null);
		}
		return this.watch.evaluation().decide(breaching, current);
	}

	/**
	 * The newest value.
	 * @return the value, or empty where there is none
	 */
	OptionalDouble newest() {
		return this.points.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(this.points.lastEntry().getValue());
	}

	String reason(AlarmState.Value from, AlarmState.Value to) {
		List<Instant> seen = seen();
		if (to == AlarmState.Value.INSUFFICIENT_DATA) {
			int unknown = this.watch.evaluationPeriods();
			return "Insufficient Data: %d datapoint%s unknown.".formatted(unknown, (unknown == 1) ? " was" : "s were");
		}
		if (seen.isEmpty()) {
			int periods = this.watch.evaluationPeriods();
			return "Threshold Crossed: no datapoints were received for %d period%s and %d missing datapoint%s treated as [%s]."
				.formatted(periods, (periods == 1) ? "" : "s", periods, (periods == 1) ? " was" : "s were",
						(to == AlarmState.Value.ALARM) ? "Breaching" : "NonBreaching");
		}
		boolean alarm = to == AlarmState.Value.ALARM;
		List<String> shown = seen.stream()
			.map((span) -> "%s (%s)".formatted(this.points.get(span), SHORT.format(span)))
			.toList();
		int needed = alarm ? this.watch.datapointsToAlarm()
				: this.watch.evaluationPeriods() - this.watch.datapointsToAlarm() + 1;
		return "Threshold Crossed: %d out of the last %d datapoints %s %s %s the threshold (%s) (minimum %d datapoint%s for %s -> %s transition)."
			.formatted(seen.size(), this.watch.evaluationPeriods(), shown,
					((seen.size() == 1) ? "was" : "were") + (alarm ? "" : " not"), this.watch.comparison().words(),
					this.watch.threshold(), needed, (needed == 1) ? "" : "s", alarm ? "OK" : "ALARM",
					alarm ? "ALARM" : "OK");
	}

	String data(Instant now) {
		List<Instant> seen = seen();
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("version", "1.0");
		data.put("queryDate", AlarmTime.of(now));
		if (!seen.isEmpty()) {
			data.put("startDate", AlarmTime.of(seen.getLast()));
		}
		this.watch.measured().stream().findFirst().ifPresent((query) -> data.put("statistic", query.stat()));
		data.put("period", this.watch.period().toSeconds());
		data.put("recentDatapoints", seen.reversed().stream().map(this.points::get).toList());
		data.put("threshold", this.watch.threshold());
		data.put("evaluatedDatapoints", seen.stream()
			.map((span) -> Map.of("timestamp", AlarmTime.of(span), "value", this.points.getOrDefault(span, 0.0)))
			.toList());
		return Trees.JSON.writeValueAsString(data);
	}

	// The spans that have a value, the newest first, as many as count.
	private List<Instant> seen() {
		return this.points.descendingKeySet().stream().limit(this.watch.evaluationPeriods()).toList();
	}

	private List<Instant> spans(int count) {
		List<Instant> spans = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			spans.add(this.until.minus(this.watch.period().multipliedBy(i)));
		}
		return spans;
	}

}
