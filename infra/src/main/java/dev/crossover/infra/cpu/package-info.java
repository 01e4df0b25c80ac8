/** The serverless CPU endpoint that answers at once. */
@NullMarked
package dev.crossover.infra.cpu;

import org.jspecify.annotations.NullMarked;
