/** What was accepted, what is in flight and what is done: the truth all else follows. */
@NullMarked
package dev.crossover.gpu.ledger;

import org.jspecify.annotations.NullMarked;
