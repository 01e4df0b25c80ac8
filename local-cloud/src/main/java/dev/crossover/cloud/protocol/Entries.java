package dev.crossover.cloud.protocol;

import java.util.Map;

/**
 * A member whose keys are data, which the query protocol writes in another way than a
 * structure.
 *
 * @param values the entries
 */
public record Entries(Map<String, ?> values) {
}
