/**
 * Places to go on from, sealed: who holds one can use it where it was given, and cannot
 * make one.
 */
@NullMarked
package dev.crossover.router.cursor;

import org.jspecify.annotations.NullMarked;
