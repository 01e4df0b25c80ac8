/**
 * The neural network that reads a text once, for all heads that look at it.
 */
@NullMarked
package dev.crossover.model.encoder;

import org.jspecify.annotations.NullMarked;
