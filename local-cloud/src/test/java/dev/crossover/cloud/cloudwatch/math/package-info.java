/** Metric math without a gateway. */
@NullMarked
package dev.crossover.cloud.cloudwatch.math;

import org.jspecify.annotations.NullMarked;
