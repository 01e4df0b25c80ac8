/** Time as the cloud counts it, faster than the wall clock when a test asks for that. */
@NullMarked
package dev.crossover.cloud.time;

import org.jspecify.annotations.NullMarked;
