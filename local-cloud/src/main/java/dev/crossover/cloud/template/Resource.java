package dev.crossover.cloud.template;

import java.util.Map;

/**
 * A created resource.
 *
 * @param ref what {@code Ref} answers
 * @param attributes what {@code Fn::GetAtt} answers, by attribute name
 */
public record Resource(String ref, Map<String, String> attributes) {
}
