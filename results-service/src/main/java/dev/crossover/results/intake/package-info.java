/** Takes in results: checked, packed, and stored together with the counters they move. */
@NullMarked
package dev.crossover.results.intake;

import org.jspecify.annotations.NullMarked;
