/** Who may do what: every request passes here first. */
@NullMarked
package dev.crossover.router.access;

import org.jspecify.annotations.NullMarked;
