/** The other services, as the router calls them. */
@NullMarked
package dev.crossover.router.remote;

import org.jspecify.annotations.NullMarked;
