/** What AWS would charge for what was used: the prices, and the sum. */
@NullMarked
package dev.crossover.cloud.bill;

import org.jspecify.annotations.NullMarked;
