/** Alarms without a cloud. */
@NullMarked
package dev.crossover.cloud.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
