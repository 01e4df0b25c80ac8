/** Who asks: account types, and what each is promised and allowed. */
@NullMarked
package dev.crossover.policy.account;

import org.jspecify.annotations.NullMarked;
