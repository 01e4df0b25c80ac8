/** Batches: stages shards, dispatches them and heals what got lost. */
@NullMarked
package dev.crossover.gpu;

import org.jspecify.annotations.NullMarked;
