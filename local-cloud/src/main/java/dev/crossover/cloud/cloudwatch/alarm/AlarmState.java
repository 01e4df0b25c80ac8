package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;

import dev.crossover.cloud.protocol.Errors;

/**
 * The state an alarm is in.
 *
 * @param value the state
 * @param reason why, for people
 * @param reasonData why, as JSON; empty where nothing was evaluated
 * @param updated when it was last told
 * @param since since when it is this state
 */
public record AlarmState(Value value, String reason, String reasonData, Instant updated, Instant since) {

	static AlarmState unchecked(Instant now) {
		return new AlarmState(Value.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", "", now, now);
	}

	AlarmState next(Value next, String why, String data, Instant now) {
		return new AlarmState(next, why, data, now, (next == this.value) ? this.since : now);
	}

	/** The states there are, with AWS's names. */
	public enum Value {

		/** All is well. */
		OK("OKActions"),

		/** All is not well. */
		ALARM("AlarmActions"),

		/** Nobody can tell. */
		INSUFFICIENT_DATA("InsufficientDataActions");

		private final String actions;

		Value(String actions) {
			this.actions = actions;
		}

		/**
		 * What an alarm calls those who are told of this state.
		 * @return the member's name
		 */
		String actions() {
			return this.actions;
		}

		static Value named(String name) {
			for (Value value : values()) {
				if (value.name().equals(name)) {
					return value;
				}
			}
			throw Errors.validation("StateValue must be one of OK, ALARM, INSUFFICIENT_DATA");
		}

	}

}
