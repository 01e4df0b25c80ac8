/** The real servers of the local cloud, each keeping its data in a folder. */
@NullMarked
package dev.crossover.cloud.engine;

import org.jspecify.annotations.NullMarked;
