/** Results of batches, as NDJSON or CSV. */
@NullMarked
package dev.crossover.router.result;

import org.jspecify.annotations.NullMarked;
