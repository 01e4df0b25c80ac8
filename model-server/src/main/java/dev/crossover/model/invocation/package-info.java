/**
 * What a caller sends and what comes back: documents read one by one, each answered or
 * refused on its own.
 */
@NullMarked
package dev.crossover.model.invocation;

import org.jspecify.annotations.NullMarked;
