/** Tests of retries. */
@NullMarked
package dev.crossover.router.retry;

import org.jspecify.annotations.NullMarked;
