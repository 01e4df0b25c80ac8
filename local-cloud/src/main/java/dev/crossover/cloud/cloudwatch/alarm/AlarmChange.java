package dev.crossover.cloud.cloudwatch.alarm;

import java.util.OptionalDouble;

/**
 * What an alarm tells those who act on it.
 *
 * @param alarm the alarm
 * @param before the state it was in
 * @param after the state it is in
 * @param value the newest value of its metric, where it was looked at
 * @param threshold what the value is compared with, where there is one
 */
public record AlarmChange(AlarmDefinition alarm, AlarmState before, AlarmState after, OptionalDouble value,
		OptionalDouble threshold) {

	/**
	 * Whether the state is new, or stays.
	 * @return whether it is new
	 */
	public boolean isNew() {
		return this.before.value() != this.after.value();
	}

}
