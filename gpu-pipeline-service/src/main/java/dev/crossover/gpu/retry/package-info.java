/**
 * The documents of an ended batch that are to run again, found where they were staged.
 */
@NullMarked
package dev.crossover.gpu.retry;

import org.jspecify.annotations.NullMarked;
