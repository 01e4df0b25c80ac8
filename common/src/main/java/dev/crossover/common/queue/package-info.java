/** Messages between services. */
@NullMarked
package dev.crossover.common.queue;

import org.jspecify.annotations.NullMarked;
