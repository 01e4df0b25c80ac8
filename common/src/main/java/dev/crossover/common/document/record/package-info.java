/** Cuts a stream of bytes into the records of a text file, in bounded memory. */
@NullMarked
package dev.crossover.common.document.record;

import org.jspecify.annotations.NullMarked;
