/** Versions of the API: which there are, and which are about to end. */
@NullMarked
package dev.crossover.router.version;

import org.jspecify.annotations.NullMarked;
