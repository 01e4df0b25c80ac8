/**
 * Canceling batches: noted here, done by the sweep, so that it gets done whoever dies.
 */
@NullMarked
package dev.crossover.gpu.cancel;

import org.jspecify.annotations.NullMarked;
