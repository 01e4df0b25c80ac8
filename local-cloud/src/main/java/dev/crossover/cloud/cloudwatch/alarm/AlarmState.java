package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;

/**
 * The state an alarm is in.
 *
 * @param value the state
 * @param reason why, for people
 * @param reasonData why, as JSON
 * @param since since when
 */
public record AlarmState(Value value, String reason, String reasonData, Instant since) {

	static AlarmState unchecked(Instant now) {
		return new AlarmState(Value.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", "{}", now);
	}

	/** The states there are, with AWS's names. */
	public enum Value {

		/** All is well. */
		OK,

		/** All is not well. */
		ALARM,

		/** Nobody can tell. */
		INSUFFICIENT_DATA

	}

}
