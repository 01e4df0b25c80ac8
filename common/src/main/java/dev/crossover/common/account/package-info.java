/** Whose work it is. */
@NullMarked
package dev.crossover.common.account;

import org.jspecify.annotations.NullMarked;
