/** The parameters of routing, which every router reads and an administrator changes. */
@NullMarked
package dev.crossover.router.parameters;

import org.jspecify.annotations.NullMarked;
