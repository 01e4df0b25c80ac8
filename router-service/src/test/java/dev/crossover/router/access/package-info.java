/** Tests of who is let in. */
@NullMarked
package dev.crossover.router.access;

import org.jspecify.annotations.NullMarked;
