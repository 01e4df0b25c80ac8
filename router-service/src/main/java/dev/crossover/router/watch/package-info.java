/**
 * Batches that somebody waits for: looked at once for all who watch, and only while
 * somebody does.
 */
@NullMarked
package dev.crossover.router.watch;

import org.jspecify.annotations.NullMarked;
