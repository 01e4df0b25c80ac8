package dev.crossover.cloud.autoscaling;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import org.jspecify.annotations.Nullable;

/** The last scaling activities, the newest first. */
final class Activities {

	private static final int KEPT = 500;

	private final Table<Activity> table;

	Activities(Storage storage) {
		this.table = storage.table("autoscaling-activities", Activity.class);
	}

	synchronized List<Activity> all() {
		return this.table.values().stream().sorted(Comparator.comparing(Activity::started).reversed()).toList();
	}

	/**
	 * Something is scaled.
	 * @param target what
	 * @param capacity the capacity that is set
	 * @param cause why
	 * @param now the cloud's time
	 */
	synchronized void scaling(ScalableTarget target, int capacity, String cause, Instant now) {
		add(target, "Setting %s to %d.".formatted(target.words(), capacity), cause,
				new Activity.Outcome("InProgress",
						"Successfully set %s to %d. Waiting for change to be fulfilled by sagemaker."
							.formatted(target.words(), capacity)),
				now, null);
	}

	/**
	 * Nothing is scaled though an alarm would have it. Once is enough for one reason.
	 * @param target what
	 * @param cause why it would be
	 * @param reason why it is not
	 * @param now the cloud's time
	 */
	synchronized void notScaled(ScalableTarget target, String cause, Activity.NotScaled reason, Instant now) {
		boolean known = all().stream()
			.filter((activity) -> activity.target().equals(target.key()))
			.findFirst()
			.map((last) -> reason.equals(last.notScaled()) && cause.equals(last.cause()))
			.orElse(false);
		if (!known) {
			add(target, "Attempting to scale due to alarm triggered", cause,
					new Activity.Outcome("Failed", "Not scaled: " + reason.code()), now, reason);
		}
	}

	/**
	 * What was scaled is what it should be.
	 * @param target what
	 * @param now the cloud's time
	 */
	synchronized void fulfilled(String target, Instant now) {
		inProgress().stream()
			.filter((activity) -> activity.target().equals(target))
			.map((activity) -> activity.ended("Successful",
					"%s Change successfully fulfilled by sagemaker."
						.formatted(activity.description().replace("Setting", "Successfully set")),
					now))
			.forEach((activity) -> this.table.put(activity.id(), activity));
	}

	synchronized List<Activity> inProgress() {
		return this.table.values().stream().filter(Activity::isInProgress).toList();
	}

	private void add(ScalableTarget target, String description, String cause, Activity.Outcome outcome, Instant now,
			Activity.@Nullable NotScaled reason) {
		String id = UUID.randomUUID().toString();
		this.table.put(id, new Activity(id, target.key(), description, cause, outcome, now,
				outcome.status().equals("InProgress") ? null : now, reason));
		all().stream().skip(KEPT).forEach((old) -> this.table.remove(old.id()));
	}

}
