package dev.crossover.cloud.template;

/**
 * A resource of a stack, as the root page lists it.
 *
 * @param stack the stack
 * @param logicalId its name in the template
 * @param type its CloudFormation type
 * @param ref what {@code Ref} answers for it
 */
public record CreatedResource(String stack, String logicalId, String type, String ref) {
}
