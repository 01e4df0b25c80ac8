/** Where things are on this machine. */
@NullMarked
package dev.crossover.cli.home;

import org.jspecify.annotations.NullMarked;
