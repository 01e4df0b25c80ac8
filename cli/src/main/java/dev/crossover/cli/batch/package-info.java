/** Commands on documents and batches. */
@NullMarked
package dev.crossover.cli.batch;

import org.jspecify.annotations.NullMarked;
