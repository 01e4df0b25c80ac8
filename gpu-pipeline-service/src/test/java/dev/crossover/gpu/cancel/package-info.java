@NullMarked
package dev.crossover.gpu.cancel;

import org.jspecify.annotations.NullMarked;
