/** Wakes the GPU when work waits, and lets it sleep when there is none. */
@NullMarked
package dev.crossover.scaler;

import org.jspecify.annotations.NullMarked;
