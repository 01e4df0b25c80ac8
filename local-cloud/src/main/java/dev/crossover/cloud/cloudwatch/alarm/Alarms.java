package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.crossover.cloud.cloudwatch.CloudWatchErrors;
import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import dev.crossover.cloud.time.CloudClock;

/**
 * The alarms: looked at every minute of the cloud, and told of when they change. A
 * composite alarm is looked at when one of its own alarms changes.
 */
public final class Alarms {

	private final CloudClock clock;

	private final Metrics metrics;

	private final AlarmActions actions;

	private final Table<AlarmRow> table;

	private final AlarmHistory history;

	private final CompositeAlarms composites = new CompositeAlarms(this::state);

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
		this.table = storage.table("cloudwatch-alarm", AlarmRow.class);
		this.history = new AlarmHistory(storage);
	}

	/** Begins to look at the alarms. */
	public void start() {
		this.clock.always(Duration.ofMinutes(1), () -> evaluate(false));
		this.clock.always(Duration.ofSeconds(10), () -> evaluate(true));
	}

	/**
	 * Creates an alarm, or changes one; it keeps the state it is in.
	 * @param name its name
	 * @param input its members; a composite alarm is one with an {@code AlarmRule}
	 * @return the alarm
	 */
	public synchronized AlarmDefinition put(String name, Fields input) {
		AlarmDefinition alarm = AlarmDefinition.of(name, input);
		alarm.checkActions(this.actions);
		Instant now = this.clock.instant();
		Optional<AlarmRow> known = this.table.get(name);
		if (known.isPresent() && known.get().alarm().isComposite() != alarm.isComposite()) {
			throw Errors.validation("There is an alarm of another type with the name " + name);
		}
		if (alarm.isComposite()) {
			this.composites.check(alarm, this.table.values().stream().map(AlarmRow::alarm).toList());
		}
		AlarmState state = known.map(AlarmRow::state).orElseGet(() -> AlarmState.unchecked(now));
		AlarmRow row = new AlarmRow(alarm, state, now);
		this.table.put(name, row);
		this.history.configured(alarm, known.isPresent() ? "updated" : "created", now);
		if (alarm.isComposite()) {
			evaluate(row, alarm.arn() + " was created or updated", "");
		}
		return alarm;
	}

	/**
	 * Deletes alarms, or none of them when a composite alarm still looks at one.
	 * @param names the alarms; one that is not there is gone already
	 */
	public synchronized void delete(List<String> names) {
		for (AlarmRow row : this.table.values()) {
			if (row.alarm().isComposite() && !names.contains(row.name())) {
				row.alarm().rule().alarms().stream().filter(names::contains).findFirst().ifPresent((name) -> {
					throw Errors.validation("Cannot delete %s as there are primary alarms depending on it: %s"
						.formatted(name, row.name()));
				});
			}
		}
		names.forEach(this.table::remove);
	}

	/**
	 * How many alarms look at metrics.
	 * @param fast those that look more often than every minute, or the others
	 * @return how many
	 */
	public long count(boolean fast) {
		return all().stream()
			.map(AlarmRow::alarm)
			.filter((alarm) -> !alarm.isComposite() && alarm.watch().isFast() == fast)
			.count();
	}

	List<AlarmRow> all() {
		return this.table.values();
	}

	List<AlarmHistory.Item> history(String alarm) {
		return this.history.of(alarm);
	}

	synchronized void enableActions(List<String> names, boolean enabled) {
		for (String name : names) {
			this.table.get(name)
				.ifPresent((row) -> this.table.put(name,
						new AlarmRow(row.alarm().with("ActionsEnabled", enabled), row.state(), this.clock.instant())));
		}
	}

	synchronized void set(String name, AlarmState.Value value, String reason, String reasonData) {
		AlarmRow known = this.table.get(name)
			.orElseThrow(() -> CloudWatchErrors.notFound("There is no alarm named " + name));
		change(known, known.state().next(value, reason, reasonData, this.clock.instant()), OptionalDouble.empty());
	}

	private synchronized void evaluate(boolean fast) {
		Instant now = this.clock.instant();
		for (AlarmRow row : this.table.values()) {
			if (row.alarm().isComposite()) {
				if (!fast) {
					stays(row, OptionalDouble.empty());
				}
				continue;
			}
			MetricWatch watch = row.alarm().watch();
			if (watch.isFast() == fast) {
				evaluate(row, watch.read(this.metrics, now), now);
			}
		}
	}

	private void evaluate(AlarmRow row, AlarmReading reading, Instant now) {
		AlarmState.Value current = row.state().value();
		AlarmState.Value decided = reading.decide(current);
		if (decided != current) {
			change(row, row.state().next(decided, reading.reason(current, decided), reading.data(now), now),
					reading.newest());
		}
		else {
			stays(row, reading.newest());
		}
	}

	private void evaluate(AlarmRow composite, String cause, String data) {
		AlarmState.Value decided = this.composites.decide(composite.alarm());
		if (decided != composite.state().value()) {
			change(composite, composite.state().next(decided, cause, data, this.clock.instant()),
					OptionalDouble.empty());
		}
	}

	private void change(AlarmRow row, AlarmState state, OptionalDouble value) {
		this.table.put(row.name(), row.in(state));
		if (state.value() == row.state().value()) {
			return;
		}
		AlarmChange change = new AlarmChange(row.alarm(), row.state(), state, value, threshold(row.alarm()));
		this.history.changed(change);
		this.actions.changed(change);
		for (AlarmRow other : this.table.values()) {
			if (other.alarm().isComposite() && other.alarm().rule().alarms().contains(row.name())) {
				evaluate(other, CompositeAlarms.reason(change), CompositeAlarms.data(change));
			}
		}
	}

	private void stays(AlarmRow row, OptionalDouble value) {
		this.actions.stays(new AlarmChange(row.alarm(), row.state(), row.state(), value, threshold(row.alarm())));
	}

	private AlarmState.Value state(String name) {
		return this.table.get(name).map((row) -> row.state().value()).orElse(AlarmState.Value.INSUFFICIENT_DATA);
	}

	private static OptionalDouble threshold(AlarmDefinition alarm) {
		return alarm.isComposite() ? OptionalDouble.empty() : OptionalDouble.of(alarm.watch().threshold());
	}

}
