/**
 * Documents as callers send them: formats, codings, limits, and what is wrong with a
 * line.
 */
@NullMarked
package dev.crossover.common.document;

import org.jspecify.annotations.NullMarked;
