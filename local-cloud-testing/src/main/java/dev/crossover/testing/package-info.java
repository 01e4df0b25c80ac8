/** Gives tests a local cloud, started once for all tests of a module. */
@NullMarked
package dev.crossover.testing;

import org.jspecify.annotations.NullMarked;
