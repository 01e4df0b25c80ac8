/** Runs shards of batches through the CPU pipeline. */
@NullMarked
package dev.crossover.gpu.cpu;

import org.jspecify.annotations.NullMarked;
