/** Tests of accounts. */
@NullMarked
package dev.crossover.router.account;

import org.jspecify.annotations.NullMarked;
