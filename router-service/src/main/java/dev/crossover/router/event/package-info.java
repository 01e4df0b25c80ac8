/** What happens to a batch, as server-sent events. */
@NullMarked
package dev.crossover.router.event;

import org.jspecify.annotations.NullMarked;
