/** Asks the policy, with what it needs to know. */
@NullMarked
package dev.crossover.router.routing;

import org.jspecify.annotations.NullMarked;
