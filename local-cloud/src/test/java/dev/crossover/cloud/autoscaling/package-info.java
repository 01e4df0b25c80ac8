/** Scaling decisions without a cloud. */
@NullMarked
package dev.crossover.cloud.autoscaling;

import org.jspecify.annotations.NullMarked;
