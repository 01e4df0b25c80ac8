/** Shares CPU concurrency, so that bulk work never starves someone who waits. */
@NullMarked
package dev.crossover.cpu.lane;

import org.jspecify.annotations.NullMarked;
