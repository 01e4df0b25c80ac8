/** Stand-in for Application Auto Scaling: the bounds of a capacity. */
@NullMarked
package dev.crossover.cloud.autoscaling;

import org.jspecify.annotations.NullMarked;
