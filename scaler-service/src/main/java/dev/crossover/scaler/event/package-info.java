/** Reasons to look at the GPU, as they arrive. */
@NullMarked
package dev.crossover.scaler.event;

import org.jspecify.annotations.NullMarked;
