/** What is counted, and how. */
@NullMarked
package dev.crossover.cloud.metering;

import org.jspecify.annotations.NullMarked;
