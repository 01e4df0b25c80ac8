/** The public API, as the command line calls it. */
@NullMarked
package dev.crossover.cli.api;

import org.jspecify.annotations.NullMarked;
