package dev.crossover.benchmarks.inference;

import java.util.List;

import dev.crossover.model.classification.Classifier;
import dev.crossover.model.head.Head;

/**
 * What the model server does: one text a call, the longest first, a worker per core.
 *
 * @param classifier the model server's classifier
 * @param head what to ask of each text
 */
record OurWay(Classifier classifier, Head head) implements Way {

	@Override
	public List<String> classify(List<String> texts) throws InterruptedException {
		return this.classifier.classify(texts, List.of(this.head))
			.stream()
			.map((answer) -> answer.predictions().values().iterator().next().label())
			.toList();
	}

}
