/** When the GPU wakes, and when it may sleep. */
@NullMarked
package dev.crossover.policy.scaling;

import org.jspecify.annotations.NullMarked;
