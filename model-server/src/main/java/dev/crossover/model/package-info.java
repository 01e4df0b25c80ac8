/**
 * The container both SageMaker endpoints run, and the commands that make what it serves.
 */
@NullMarked
package dev.crossover.model;

import org.jspecify.annotations.NullMarked;
