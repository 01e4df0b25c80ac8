/** The command line. */
@NullMarked
package dev.crossover.cli;

import org.jspecify.annotations.NullMarked;
