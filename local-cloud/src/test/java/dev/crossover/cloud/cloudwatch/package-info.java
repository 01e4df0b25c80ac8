/** Metrics without a gateway. */
@NullMarked
package dev.crossover.cloud.cloudwatch;

import org.jspecify.annotations.NullMarked;
