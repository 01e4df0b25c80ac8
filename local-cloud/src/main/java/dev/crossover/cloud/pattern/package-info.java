/** Patterns over JSON, as rules of a bus and filters of a subscription use them. */
@NullMarked
package dev.crossover.cloud.pattern;

import org.jspecify.annotations.NullMarked;
