/**
 * SageMaker's container contract over HTTP: {@code GET /ping}, {@code POST /invocations}.
 */
@NullMarked
package dev.crossover.model.server;

import org.jspecify.annotations.NullMarked;
