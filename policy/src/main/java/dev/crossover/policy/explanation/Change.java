package dev.crossover.policy.explanation;

/**
 * Something that would change a decision.
 *
 * @param input what would have to be different, by its name among the decision's inputs
 * @param value how it would have to be: a number of documents, or a name
 * @param pipeline where it would go then: {@code cpu}, {@code gpu} or {@code none}
 * @param rule the rule that would decide then
 * @param sentence the same in one plain sentence
 */
public record Change(String input, Object value, String pipeline, String rule, String sentence) {
}
