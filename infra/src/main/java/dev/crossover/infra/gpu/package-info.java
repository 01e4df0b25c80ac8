/** The asynchronous GPU endpoint that sleeps at zero instances. */
@NullMarked
package dev.crossover.infra.gpu;

import org.jspecify.annotations.NullMarked;
