package dev.crossover.cloud.cloudwatch.alarm;

/**
 * An alarm with its state, as it is kept.
 *
 * @param alarm what it looks at
 * @param state the state it is in
 */
record AlarmRow(AlarmDefinition alarm, AlarmState state) {
}
