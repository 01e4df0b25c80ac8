/** Turns a submission into a batch that is durable, or into nothing at all. */
@NullMarked
package dev.crossover.gpu.intake;

import org.jspecify.annotations.NullMarked;
