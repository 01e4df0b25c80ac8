package dev.crossover.cloud.autoscaling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A scaling activity, or one that was not.
 *
 * @param id its id
 * @param target the key of what it scales
 * @param description what is done
 * @param cause why
 * @param outcome how far it is
 * @param started when it began
 * @param ended when it ended; null while it goes on
 * @param notScaled why nothing was scaled; null when something was
 */
record Activity(String id, String target, String description, String cause, Outcome outcome, Instant started,
		@Nullable Instant ended, @Nullable NotScaled notScaled) {

	Activity ended(String status, String message, Instant now) {
		return new Activity(this.id, this.target, this.description, this.cause, new Outcome(status, message),
				this.started, now, this.notScaled);
	}

	boolean isInProgress() {
		return this.outcome.status().equals("InProgress");
	}

	String resourceId() {
		return this.target.substring(0, this.target.indexOf('|'));
	}

	String dimension() {
		return this.target.substring(this.target.indexOf('|') + 1);
	}

	Map<String, Object> described() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("ActivityId", this.id);
		members.put("ServiceNamespace", ScalableTarget.NAMESPACE);
		members.put("ResourceId", resourceId());
		members.put("ScalableDimension", dimension());
		members.put("Description", this.description);
		members.put("Cause", this.cause);
		members.put("StartTime", this.started);
		members.put("StatusCode", this.outcome.status());
		members.put("StatusMessage", this.outcome.message());
		if (this.ended != null) {
			members.put("EndTime", this.ended);
		}
		if (this.notScaled != null) {
			members.put("NotScaledReasons", List.of(this.notScaled.described()));
		}
		return members;
	}

	/**
	 * How far an activity is.
	 *
	 * @param status one of Application Auto Scaling's words
	 * @param message the same for people
	 */
	record Outcome(String status, String message) {
	}

	/**
	 * Why nothing was scaled.
	 *
	 * @param code the reason
	 * @param current the capacity
	 * @param bound the bound it is at; null when it is not at one
	 */
	record NotScaled(String code, int current, @Nullable Integer bound) {

		Map<String, Object> described() {
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("Code", this.code);
			members.put("CurrentCapacity", this.current);
			if (this.bound != null) {
				members.put(this.code.contains("Max") ? "MaxCapacity" : "MinCapacity", this.bound);
			}
			return members;
		}

	}

}
