/** Event patterns without a bus. */
@NullMarked
package dev.crossover.cloud.events;

import org.jspecify.annotations.NullMarked;
