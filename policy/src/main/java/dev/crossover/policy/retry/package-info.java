/** Which documents of a batch are run again when its owner asks for a retry. */
@NullMarked
package dev.crossover.policy.retry;

import org.jspecify.annotations.NullMarked;
