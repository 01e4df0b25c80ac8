/** Accounts and their keys, for whoever runs Crossover. */
@NullMarked
package dev.crossover.cli.accounts;

import org.jspecify.annotations.NullMarked;
