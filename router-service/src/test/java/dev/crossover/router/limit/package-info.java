/** Tests of what an account is told of its limits. */
@NullMarked
package dev.crossover.router.limit;

import org.jspecify.annotations.NullMarked;
