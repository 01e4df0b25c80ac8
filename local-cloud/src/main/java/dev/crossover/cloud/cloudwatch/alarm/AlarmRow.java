package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;

/**
 * An alarm with its state, as it is kept.
 *
 * @param alarm what it looks at
 * @param state the state it is in
 * @param configured when it was last put
 */
record AlarmRow(AlarmDefinition alarm, AlarmState state, Instant configured) {

	String name() {
		return this.alarm.name();
	}

	AlarmRow in(AlarmState next) {
		return new AlarmRow(this.alarm, next, this.configured);
	}

}
