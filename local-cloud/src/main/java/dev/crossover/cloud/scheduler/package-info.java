/** Stand-in for EventBridge Scheduler: messages that come by the clock. */
@NullMarked
package dev.crossover.cloud.scheduler;

import org.jspecify.annotations.NullMarked;
