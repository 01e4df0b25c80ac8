/** How long a routing decision takes. */
@NullMarked
package dev.crossover.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
