/** Brings stored results into PostgreSQL, whenever PostgreSQL is there. */
@NullMarked
package dev.crossover.results.replication;

import org.jspecify.annotations.NullMarked;
