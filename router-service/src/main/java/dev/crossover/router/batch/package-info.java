/** Batches: passed on as they stream in, listed, watched. */
@NullMarked
package dev.crossover.router.batch;

import org.jspecify.annotations.NullMarked;
