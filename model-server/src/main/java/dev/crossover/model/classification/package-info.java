/**
 * Texts in, labels out: tokenizer, encoder and heads put together on a fixed number of
 * workers.
 */
@NullMarked
package dev.crossover.model.classification;

import org.jspecify.annotations.NullMarked;
