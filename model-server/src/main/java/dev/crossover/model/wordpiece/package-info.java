/**
 * Text to the numbers an encoder reads, exactly as the encoder was taught: a page of code
 * in place of a dependency that loads native libraries and calls home.
 */
@NullMarked
package dev.crossover.model.wordpiece;

import org.jspecify.annotations.NullMarked;
