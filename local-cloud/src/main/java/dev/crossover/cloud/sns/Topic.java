package dev.crossover.cloud.sns;

import java.util.Map;

/**
 * A topic.
 *
 * @param arn its name
 * @param attributes what was set on it, kept as it was given
 */
record Topic(String arn, Map<String, String> attributes) {
}
