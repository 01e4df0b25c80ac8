/** Schedules without a clock. */
@NullMarked
package dev.crossover.cloud.scheduler;

import org.jspecify.annotations.NullMarked;
