/** Routes explained without anything being done. */
@NullMarked
package dev.crossover.router.explain;

import org.jspecify.annotations.NullMarked;
