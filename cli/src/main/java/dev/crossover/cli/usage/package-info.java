/** What an account may send, and what it has used. */
@NullMarked
package dev.crossover.cli.usage;

import org.jspecify.annotations.NullMarked;
