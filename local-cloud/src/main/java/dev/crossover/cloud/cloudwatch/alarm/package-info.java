/** Alarms: what they look at, how they decide, who is told. */
@NullMarked
package dev.crossover.cloud.cloudwatch.alarm;

import org.jspecify.annotations.NullMarked;
