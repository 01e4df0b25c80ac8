/**
 * What accounts have used, as the ledger counts it: by day, and batches that are open.
 */
@NullMarked
package dev.crossover.common.usage;

import org.jspecify.annotations.NullMarked;
