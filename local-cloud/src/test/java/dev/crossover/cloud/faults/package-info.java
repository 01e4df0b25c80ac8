/**
 * Tests of faults that need no running cloud.
 */
@NullMarked
package dev.crossover.cloud.faults;

import org.jspecify.annotations.NullMarked;
