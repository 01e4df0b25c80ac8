/** Takes every shard one step further, until its results are stored. */
@NullMarked
package dev.crossover.gpu.dispatch;

import org.jspecify.annotations.NullMarked;
