/** Tests of batches. */
@NullMarked
package dev.crossover.router.batch;

import org.jspecify.annotations.NullMarked;
