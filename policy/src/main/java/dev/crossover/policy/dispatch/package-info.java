/** How a batch is cut into shards, and what happens to a shard next. */
@NullMarked
package dev.crossover.policy.dispatch;

import org.jspecify.annotations.NullMarked;
