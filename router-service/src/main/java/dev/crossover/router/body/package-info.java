/** Sees bodies of requests go by, without keeping them. */
@NullMarked
package dev.crossover.router.body;

import org.jspecify.annotations.NullMarked;
