/** Retries of batches: what did not succeed, as a batch of its own. */
@NullMarked
package dev.crossover.router.retry;

import org.jspecify.annotations.NullMarked;
