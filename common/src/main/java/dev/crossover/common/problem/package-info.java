/** Errors of the API as RFC 9457 problem details. */
@NullMarked
package dev.crossover.common.problem;

import org.jspecify.annotations.NullMarked;
