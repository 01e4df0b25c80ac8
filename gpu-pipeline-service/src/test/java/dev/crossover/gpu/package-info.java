/** Tests of the service as a whole, and what the tests of its features share. */
@NullMarked
package dev.crossover.gpu;

import org.jspecify.annotations.NullMarked;
