/**
 * Our way of running an encoder against the usual one.
 */
@NullMarked
package dev.crossover.benchmarks.inference;

import org.jspecify.annotations.NullMarked;
