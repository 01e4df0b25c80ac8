/** How the stand-ins reach the engines behind them: queues and objects. */
@NullMarked
package dev.crossover.cloud.delivery;

import org.jspecify.annotations.NullMarked;
