/** Tests of what is found from a request long after it. */
@NullMarked
package dev.crossover.gpu.trail;

import org.jspecify.annotations.NullMarked;
