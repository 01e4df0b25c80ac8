/** Accounts and their keys, for whoever runs Crossover. */
@NullMarked
package dev.crossover.router.admin;

import org.jspecify.annotations.NullMarked;
