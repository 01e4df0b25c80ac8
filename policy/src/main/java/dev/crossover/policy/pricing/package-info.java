/**
 * What work costs and how long it takes on each pipeline, from dated prices and profiles.
 */
@NullMarked
package dev.crossover.policy.pricing;

import org.jspecify.annotations.NullMarked;
