/** Tests of results. */
@NullMarked
package dev.crossover.router.result;

import org.jspecify.annotations.NullMarked;
