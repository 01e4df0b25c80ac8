/** Queues that lose nothing, and the topics that SageMaker tells of its results. */
@NullMarked
package dev.crossover.infra.messaging;

import org.jspecify.annotations.NullMarked;
