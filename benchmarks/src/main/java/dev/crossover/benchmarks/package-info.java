/**
 * Side-by-side measurements, each reproducible by one command.
 */
@NullMarked
package dev.crossover.benchmarks;

import org.jspecify.annotations.NullMarked;
