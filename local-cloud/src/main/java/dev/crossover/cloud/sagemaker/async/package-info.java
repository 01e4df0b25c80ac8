/** Asynchronous endpoints: a durable queue, a fleet that may be asleep, notifications. */
@NullMarked
package dev.crossover.cloud.sagemaker.async;

import org.jspecify.annotations.NullMarked;
