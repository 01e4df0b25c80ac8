/** Pages of results in DynamoDB: how lines are packed, kept and found again. */
@NullMarked
package dev.crossover.results.page;

import org.jspecify.annotations.NullMarked;
