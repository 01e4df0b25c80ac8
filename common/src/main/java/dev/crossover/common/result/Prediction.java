package dev.crossover.common.result;

/**
 * What a model says of a document.
 *
 * @param label the most probable label
 * @param score its probability, 0 to 1
 */
public record Prediction(String label, double score) {
}
