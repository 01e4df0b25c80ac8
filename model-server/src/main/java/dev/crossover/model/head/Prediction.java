package dev.crossover.model.head;

/**
 * What a head says of a text.
 *
 * @param label the label it finds most likely
 * @param score how likely, between 0 and 1
 */
public record Prediction(String label, double score) {

}
