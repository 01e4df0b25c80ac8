/**
 * The whole suite from outside: real processes, the public API, the promise word for
 * word.
 */
@NullMarked
package dev.crossover.acceptance;

import org.jspecify.annotations.NullMarked;
