/**
 * Stand-in for Application Auto Scaling: the bounds of a capacity, and the policies that
 * move it between them.
 */
@NullMarked
package dev.crossover.cloud.autoscaling;

import org.jspecify.annotations.NullMarked;
