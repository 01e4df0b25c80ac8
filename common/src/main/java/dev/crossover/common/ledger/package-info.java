/** The batch ledger: what was accepted, what is in flight, what is done. */
@NullMarked
package dev.crossover.common.ledger;

import org.jspecify.annotations.NullMarked;
