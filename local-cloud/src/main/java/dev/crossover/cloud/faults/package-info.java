/**
 * Lets things go wrong on request, the way they go wrong on AWS, so that a test can ask
 * what happens then.
 */
@NullMarked
package dev.crossover.cloud.faults;

import org.jspecify.annotations.NullMarked;
