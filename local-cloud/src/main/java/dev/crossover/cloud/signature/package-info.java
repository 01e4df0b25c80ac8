/** Whether an address that was signed ahead is what its signer meant. */
@NullMarked
package dev.crossover.cloud.signature;

import org.jspecify.annotations.NullMarked;
