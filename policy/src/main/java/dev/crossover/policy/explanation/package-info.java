/** What would change a decision. */
@NullMarked
package dev.crossover.policy.explanation;

import org.jspecify.annotations.NullMarked;
