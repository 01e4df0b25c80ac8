/**
 * What may wake the GPU and let it sleep: limits, alarms, events and a schedule, all
 * heard by the scaler.
 */
@NullMarked
package dev.crossover.infra.scaling;

import org.jspecify.annotations.NullMarked;
