/** Finds batches that ended, expired or were abandoned, whoever was to see to them. */
@NullMarked
package dev.crossover.gpu.sweep;

import org.jspecify.annotations.NullMarked;
