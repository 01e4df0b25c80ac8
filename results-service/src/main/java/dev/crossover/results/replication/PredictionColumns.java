package dev.crossover.results.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.crossover.common.result.Prediction;
import dev.crossover.common.result.ResultLine;

/** Predictions as arrays, one for each column, as {@link DocumentColumns} are. */
final class PredictionColumns {

	private final List<Long> indexes = new ArrayList<>();

	private final List<String> models = new ArrayList<>();

	private final List<String> labels = new ArrayList<>();

	private final List<Double> scores = new ArrayList<>();

	PredictionColumns(List<ResultLine> lines) {
		for (ResultLine line : lines) {
			Map<String, Prediction> predictions = line.predictions();
			if (predictions != null) {
				predictions.forEach((model, prediction) -> add(line.index(), model, prediction));
			}
		}
	}

	private void add(long index, String model, Prediction prediction) {
		this.indexes.add(index);
		this.models.add(model);
		this.labels.add(prediction.label());
		this.scores.add(prediction.score());
	}

	/**
	 * The columns.
	 * @return index, model, label, score
	 */
	List<Object> inOrder() {
		return List.of(this.indexes.toArray(Long[]::new), this.models.toArray(String[]::new),
				this.labels.toArray(String[]::new), this.scores.toArray(Double[]::new));
	}

}
