/** Invokes the serverless endpoint and passes bytes through. */
@NullMarked
package dev.crossover.cpu.inference;

import org.jspecify.annotations.NullMarked;
