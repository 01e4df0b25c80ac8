/** Tests of accounts. */
@NullMarked
package dev.crossover.router.key;

import org.jspecify.annotations.NullMarked;
