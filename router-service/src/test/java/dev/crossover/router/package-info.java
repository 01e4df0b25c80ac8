/** Tests of the router against stand-ins that speak the other services' contract. */
@NullMarked
package dev.crossover.router;

import org.jspecify.annotations.NullMarked;
