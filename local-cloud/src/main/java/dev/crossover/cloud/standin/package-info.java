/** Puts the stand-ins together, as the local cloud starts them. */
@NullMarked
package dev.crossover.cloud.standin;

import org.jspecify.annotations.NullMarked;
