/** Tests of what the measurements are computed with. */
@NullMarked
package dev.crossover.benchmarks.router;

import org.jspecify.annotations.NullMarked;
