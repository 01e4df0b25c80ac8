/**
 * Starts AWS for a laptop: engines, stand-ins, a gateway before them, resources from
 * templates.
 */
@NullMarked
package dev.crossover.cloud;

import org.jspecify.annotations.NullMarked;
