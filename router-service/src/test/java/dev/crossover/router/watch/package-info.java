/** Tests of watches. */
@NullMarked
package dev.crossover.router.watch;

import org.jspecify.annotations.NullMarked;
