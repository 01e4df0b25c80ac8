/** Stores results, replicates them to PostgreSQL, and answers reads. */
@NullMarked
package dev.crossover.results;

import org.jspecify.annotations.NullMarked;
