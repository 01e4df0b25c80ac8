/** Lets what is done about a batch later be found from the request that brought it. */
@NullMarked
package dev.crossover.gpu.trail;

import org.jspecify.annotations.NullMarked;
