/** The bucket that carries documents to the models and results back. */
@NullMarked
package dev.crossover.infra.payloads;

import org.jspecify.annotations.NullMarked;
