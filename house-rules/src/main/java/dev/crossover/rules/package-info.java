/** The rules of the house, as tests can check them. */
@NullMarked
package dev.crossover.rules;

import org.jspecify.annotations.NullMarked;
