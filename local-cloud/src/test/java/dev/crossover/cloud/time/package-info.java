/** The cloud's time without waiting for it. */
@NullMarked
package dev.crossover.cloud.time;

import org.jspecify.annotations.NullMarked;
