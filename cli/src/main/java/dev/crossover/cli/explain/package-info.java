/** Where work would go, and why, for people. */
@NullMarked
package dev.crossover.cli.explain;

import org.jspecify.annotations.NullMarked;
