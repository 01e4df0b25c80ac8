/** What the command line shows. */
@NullMarked
package dev.crossover.cli.terminal;

import org.jspecify.annotations.NullMarked;
