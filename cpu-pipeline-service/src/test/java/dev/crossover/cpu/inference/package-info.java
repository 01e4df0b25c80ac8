/** Tests of inference. */
@NullMarked
package dev.crossover.cpu.inference;

import org.jspecify.annotations.NullMarked;
