/** Starts and stops the whole suite on this machine. */
@NullMarked
package dev.crossover.cli.up;

import org.jspecify.annotations.NullMarked;
