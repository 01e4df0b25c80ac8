/** Tests of small requests. */
@NullMarked
package dev.crossover.router.classification;

import org.jspecify.annotations.NullMarked;
