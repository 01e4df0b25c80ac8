/**
 * What the router costs: against the endpoint itself, against itself without a limit, and
 * against a plain pass-through.
 */
@NullMarked
package dev.crossover.benchmarks.router;

import org.jspecify.annotations.NullMarked;
