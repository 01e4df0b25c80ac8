/** Reads: batches as the ledger knows them, and their results. */
@NullMarked
package dev.crossover.results.batch;

import org.jspecify.annotations.NullMarked;
