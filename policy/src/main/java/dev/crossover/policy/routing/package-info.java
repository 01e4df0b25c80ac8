/** Which pipeline serves a request, and why. */
@NullMarked
package dev.crossover.policy.routing;

import org.jspecify.annotations.NullMarked;
