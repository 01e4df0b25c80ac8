/** What became of a document. */
@NullMarked
package dev.crossover.common.result;

import org.jspecify.annotations.NullMarked;
