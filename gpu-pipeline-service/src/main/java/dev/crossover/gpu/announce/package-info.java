/** Ends a shard: tells results-service where its output is. */
@NullMarked
package dev.crossover.gpu.announce;

import org.jspecify.annotations.NullMarked;
