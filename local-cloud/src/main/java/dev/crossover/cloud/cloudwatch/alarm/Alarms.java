package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.cloudwatch.Samples;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import dev.crossover.cloud.time.CloudClock;
import org.jspecify.annotations.Nullable;

/** The alarms: looked at every minute of the cloud, and told of when they change. */
public final class Alarms {

	private final CloudClock clock;

	private final Metrics metrics;

	private final AlarmActions actions;

	private final Table<AlarmRow> table;

	/**
	 * Opens the alarms with the states they had.
	 * @param clock the cloud's time
	 * @param metrics what they look at
	 * @param actions who is told
	 * @param storage where they are kept
	 */
	public Alarms(CloudClock clock, Metrics metrics, AlarmActions actions, Storage storage) {
		this.clock = clock;
		this.metrics = metrics;
		this.actions = actions;
		this.table = storage.table("cloudwatch-alarms", AlarmRow.class);
	}

	/** Begins to look at the alarms. */
	public void start() {
		this.clock.always(Duration.ofMinutes(1), () -> evaluate(false));
		this.clock.always(Duration.ofSeconds(10), () -> evaluate(true));
	}

	/**
	 * Creates an alarm, or changes one; it keeps the state it is in.
	 * @param name its name
	 * @param input its members
	 * @return the alarm
	 */
	public synchronized AlarmDefinition put(String name, Fields input) {
		AlarmDefinition alarm = AlarmDefinition.of(name, input);
		AlarmState state = this.table.get(name)
			.map(AlarmRow::state)
			.orElseGet(() -> AlarmState.unchecked(this.clock.instant()));
		this.table.put(name, new AlarmRow(alarm, state));
		return alarm;
	}

	/**
	 * Deletes alarms.
	 * @param names the alarms; one that is not there is gone already
	 */
	public synchronized void delete(List<String> names) {
		names.forEach(this.table::remove);
	}

	/**
	 * How many alarms there are.
	 * @param fast those that look more often than every minute, or the others
	 * @return how many
	 */
	public long count(boolean fast) {
		return all().stream().filter((row) -> isFast(row) == fast).count();
	}

	List<AlarmRow> all() {
		return this.table.values();
	}

	synchronized void set(String name, AlarmState.Value value, String reason, String reasonData) {
		AlarmRow known = this.table.get(name)
			.orElseThrow(() -> new AwsError(404, "ResourceNotFound", "There is no alarm named " + name));
		change(known, new AlarmState(value, reason, reasonData, this.clock.instant()), OptionalDouble.empty());
	}

	private synchronized void evaluate(boolean fast) {
		Instant now = this.clock.instant();
		this.table.values().stream().filter((row) -> isFast(row) == fast).forEach((row) -> evaluate(row, now));
	}

	private void evaluate(AlarmRow row, Instant now) {
		AlarmDefinition alarm = row.alarm();
		List<@Nullable Double> values = values(alarm, now);
		List<@Nullable Boolean> breaching = new ArrayList<>();
		for (Double value : values) {
			breaching.add((value != null) ? alarm.comparison().breaches(value, alarm.threshold()) : null);
		}
		AlarmState.Value decided = new AlarmEvaluation(alarm.evaluationPeriods(), alarm.datapointsToAlarm(),
				alarm.missingData())
			.decide(breaching, row.state().value());
		if (decided != row.state().value()) {
			change(row, new AlarmState(decided, reason(alarm, values), reasonData(alarm, values, now), now),
					newest(values));
		}
		else {
			this.actions.stays(new AlarmChange(alarm, row.state(), row.state(), newest(values),
					OptionalDouble.of(alarm.threshold())));
		}
	}

	private static OptionalDouble newest(List<@Nullable Double> values) {
		return values.stream().filter((value) -> value != null).mapToDouble((value) -> value).findFirst();
	}

	private void change(AlarmRow row, AlarmState state, OptionalDouble value) {
		this.table.put(row.alarm().name(), new AlarmRow(row.alarm(), state));
		if (state.value() != row.state().value()) {
			this.actions.changed(new AlarmChange(row.alarm(), row.state(), state, value,
					OptionalDouble.of(row.alarm().threshold())));
		}
	}

	// The newest complete spans, the newest first; null where nothing was measured.
	private List<@Nullable Double> values(AlarmDefinition alarm, Instant now) {
		Duration period = alarm.period();
		int spans = alarm.evaluationPeriods() + AlarmEvaluation.LOOK_BACK;
		long length = period.toMillis();
		Instant until = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
		NavigableMap<Instant, Samples> measured = this.metrics.spans(alarm.metric(), alarm.unit(),
				until.minus(period.multipliedBy(spans)), until, period);
		List<@Nullable Double> values = new ArrayList<>();
		for (int i = 1; i <= spans; i++) {
			Samples samples = measured.get(until.minus(period.multipliedBy(i)));
			values.add((samples != null) ? samples.statistic(alarm.statistic()) : null);
		}
		return values;
	}

	private static String reason(AlarmDefinition alarm, List<@Nullable Double> values) {
		List<Double> real = new ArrayList<>();
		values.stream().filter((value) -> value != null).limit(alarm.evaluationPeriods()).forEach(real::add);
		return "Threshold Crossed: %d datapoints %s compared with %s the threshold (%s); %d of %d needed".formatted(
				real.size(), real, alarm.comparison().words(), alarm.threshold(), alarm.datapointsToAlarm(),
				alarm.evaluationPeriods());
	}

	private static String reasonData(AlarmDefinition alarm, List<@Nullable Double> values, Instant now) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("version", "1.0");
		data.put("queryDate", now.toString());
		data.put("statistic", alarm.statistic());
		data.put("period", alarm.period().toSeconds());
		data.put("recentDatapoints", values.stream().filter((value) -> value != null).toList());
		data.put("threshold", alarm.threshold());
		return Trees.JSON.writeValueAsString(data);
	}

	private static boolean isFast(AlarmRow row) {
		return row.alarm().period().toSeconds() < 60;
	}

}
