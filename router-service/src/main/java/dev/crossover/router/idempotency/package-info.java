/**
 * Lets a client send a request again without knowing what became of it the first time.
 */
@NullMarked
package dev.crossover.router.idempotency;

import org.jspecify.annotations.NullMarked;
