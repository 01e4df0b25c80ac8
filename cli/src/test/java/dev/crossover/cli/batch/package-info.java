/** Tests of commands on batches. */
@NullMarked
package dev.crossover.cli.batch;

import org.jspecify.annotations.NullMarked;
