/** Stand-in for EventBridge: buses, rules and their targets. */
@NullMarked
package dev.crossover.cloud.events;

import org.jspecify.annotations.NullMarked;
