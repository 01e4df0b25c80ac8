package dev.crossover.model.classification;

import java.util.Map;

import dev.crossover.model.head.Prediction;

/**
 * What is known of a text.
 *
 * @param predictions one per head that was asked for, in that order
 * @param truncated whether some head has not read all of the text
 */
public record Answer(Map<String, Prediction> predictions, boolean truncated) {

}
