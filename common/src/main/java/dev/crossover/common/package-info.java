/** What every service shares, wired. */
@NullMarked
package dev.crossover.common;

import org.jspecify.annotations.NullMarked;
