/** Tests of the parameters of routing. */
@NullMarked
package dev.crossover.router.parameters;

import org.jspecify.annotations.NullMarked;
