/** Tests of requests that are sent again. */
@NullMarked
package dev.crossover.router.idempotency;

import org.jspecify.annotations.NullMarked;
