/** What the GPU is doing, and asking for one. */
@NullMarked
package dev.crossover.gpu.wake;

import org.jspecify.annotations.NullMarked;
