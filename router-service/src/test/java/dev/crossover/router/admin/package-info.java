/** Tests of accounts and keys, as whoever runs Crossover sees them. */
@NullMarked
package dev.crossover.router.admin;

import org.jspecify.annotations.NullMarked;
