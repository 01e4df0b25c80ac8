/**
 * Slack for a laptop: takes the Web API's calls and shows what was said.
 */
@NullMarked
package dev.crossover.cloud.slack;

import org.jspecify.annotations.NullMarked;
