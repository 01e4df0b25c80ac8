/** What can be asked for. */
@NullMarked
package dev.crossover.router.model;

import org.jspecify.annotations.NullMarked;
