/** The prices and the sum, checked by hand. */
@NullMarked
package dev.crossover.cloud.bill;

import org.jspecify.annotations.NullMarked;
