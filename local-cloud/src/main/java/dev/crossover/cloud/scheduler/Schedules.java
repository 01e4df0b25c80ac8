package dev.crossover.cloud.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import dev.crossover.cloud.time.CloudClock;

/** The schedules and their groups; each schedule sleeps until its next moment. */
public final class Schedules {

	static final String DEFAULT_GROUP = "default";

	private final CloudClock clock;

	private final ScheduleDelivery delivery;

	private final Table<Schedule> table;

	private final Table<String> groups;

	private boolean started;

	/**
	 * Opens the schedules with what is known of them.
	 * @param clock the cloud's time
	 * @param delivery what brings their inputs to their targets
	 * @param storage where they are kept
	 */
	public Schedules(CloudClock clock, ScheduleDelivery delivery, Storage storage) {
		this.clock = clock;
		this.delivery = delivery;
		this.table = storage.table("scheduler-schedules", Schedule.class);
		this.groups = storage.table("scheduler-groups", String.class);
	}

	/**
	 * Lets the schedules strike; what they missed while nothing ran is not made up for.
	 */
	public synchronized void start() {
		this.started = true;
		this.table.values().forEach(this::await);
	}

	synchronized Schedule put(String group, String name, Fields input) {
		Instant created = this.table.get(Schedule.key(group, name))
			.map(Schedule::created)
			.orElseGet(this.clock::instant);
		Schedule schedule = Schedule.of(group, name, input, created);
		if (!groups().contains(group)) {
			throw new AwsError(404, "ResourceNotFoundException", "Schedule group %s does not exist.".formatted(group));
		}
		this.table.put(schedule.key(), schedule);
		if (this.started) {
			await(schedule);
		}
		return schedule;
	}

	Optional<Schedule> get(String group, String name) {
		return this.table.get(Schedule.key(group, name));
	}

	synchronized void delete(Schedule schedule) {
		this.table.remove(schedule.key());
	}

	List<Schedule> all() {
		return this.table.values();
	}

	void createGroup(String name) {
		this.groups.put(name, name);
	}

	/**
	 * Deletes a group with its schedules.
	 * @param name the group
	 */
	synchronized void deleteGroup(String name) {
		if (name.equals(DEFAULT_GROUP)) {
			throw Errors.validation("The default schedule group cannot be deleted.");
		}
		this.groups.remove(name);
		all().stream().filter((schedule) -> schedule.group().equals(name)).forEach(this::delete);
	}

	List<String> groups() {
		TreeSet<String> names = new TreeSet<>(this.groups.values());
		names.add(DEFAULT_GROUP);
		return List.copyOf(names);
	}

	private void await(Schedule schedule) {
		Instant now = this.clock.instant();
		schedule.next(now)
			.ifPresent((moment) -> this.clock.after(Duration.between(now, moment), () -> strike(schedule, moment)));
	}

	private static Duration somewhereIn(Duration window) {
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(window.toMillis() + 1));
	}

	// A schedule that was changed or deleted in the meantime strikes no more.
	private void strike(Schedule schedule, Instant moment) {
		if (!this.table.get(schedule.key()).filter(schedule::equals).isPresent()) {
			return;
		}
		if (schedule.isEnabled()) {
			this.clock.after(somewhereIn(schedule.window()), () -> this.delivery.deliver(schedule, moment));
		}
		if (schedule.next(this.clock.instant()).isPresent()) {
			await(schedule);
		}
		else if (schedule.endsWithItself()) {
			delete(schedule);
		}
	}

}
