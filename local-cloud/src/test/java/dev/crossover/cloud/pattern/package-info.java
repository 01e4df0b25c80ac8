/** Event patterns without a bus. */
@NullMarked
package dev.crossover.cloud.pattern;

import org.jspecify.annotations.NullMarked;
