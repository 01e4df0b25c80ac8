/**
 * What is read out of a text: linear models, some on the encoder's embedding, some on the
 * letters themselves.
 */
@NullMarked
package dev.crossover.model.head;

import org.jspecify.annotations.NullMarked;
