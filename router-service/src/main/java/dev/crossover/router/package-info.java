/** The front door: asks the policy for a route and forwards. */
@NullMarked
package dev.crossover.router;

import org.jspecify.annotations.NullMarked;
