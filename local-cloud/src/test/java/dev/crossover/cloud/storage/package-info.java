/** What survives a kill. */
@NullMarked
package dev.crossover.cloud.storage;

import org.jspecify.annotations.NullMarked;
