/** Tests of routes that are only explained. */
@NullMarked
package dev.crossover.router.explain;

import org.jspecify.annotations.NullMarked;
