/** Small requests, answered at once. */
@NullMarked
package dev.crossover.router.classification;

import org.jspecify.annotations.NullMarked;
