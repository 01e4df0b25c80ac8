/** Tells results-service of requests that were answered, after they were. */
@NullMarked
package dev.crossover.cpu.record;

import org.jspecify.annotations.NullMarked;
