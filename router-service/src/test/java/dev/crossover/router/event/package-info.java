/** Tests of events. */
@NullMarked
package dev.crossover.router.event;

import org.jspecify.annotations.NullMarked;
