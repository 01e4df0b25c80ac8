package dev.crossover.cloud.template;

import java.util.List;
import java.util.Map;

/**
 * What provisioning made.
 *
 * @param resources every resource, in the order of creation
 * @param outputs the stacks' outputs by key, without those that only feed another stack
 */
public record Provisioned(List<CreatedResource> resources, Map<String, String> outputs) {
}
