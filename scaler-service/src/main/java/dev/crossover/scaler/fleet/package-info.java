/** What the GPU endpoint and its work look like, and setting its size. */
@NullMarked
package dev.crossover.scaler.fleet;

import org.jspecify.annotations.NullMarked;
