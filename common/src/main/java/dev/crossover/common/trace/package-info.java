/** Lets a log line on one side of a queue be found from the request on the other. */
@NullMarked
package dev.crossover.common.trace;

import org.jspecify.annotations.NullMarked;
