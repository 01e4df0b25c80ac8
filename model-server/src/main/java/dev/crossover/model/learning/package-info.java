/**
 * Softmax regression, learnt the same way every time.
 */
@NullMarked
package dev.crossover.model.learning;

import org.jspecify.annotations.NullMarked;
