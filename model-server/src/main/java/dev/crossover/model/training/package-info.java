/**
 * Makes the heads that the server ships, and their model cards, from data that stays
 * outside: the same data on the same kind of machine gives the same heads, bit for bit.
 */
@NullMarked
package dev.crossover.model.training;

import org.jspecify.annotations.NullMarked;
