/**
 * Everything Crossover runs on in AWS, defined once: two stacks and the templates made of
 * them.
 */
@NullMarked
package dev.crossover.infra;

import org.jspecify.annotations.NullMarked;
