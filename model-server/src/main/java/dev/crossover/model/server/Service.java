package dev.crossover.model.server;

import dev.crossover.model.classification.Classifier;
import dev.crossover.model.head.Catalogue;

/**
 * What a server has to offer once it is loaded.
 *
 * @param classifier what answers
 * @param catalogue what can be asked
 * @param tokens the most tokens that are read of a text
 */
record Service(Classifier classifier, Catalogue catalogue, int tokens) {

}
