/** Who is asking: API keys and the accounts behind them. */
@NullMarked
package dev.crossover.router.account;

import org.jspecify.annotations.NullMarked;
