package dev.crossover.policy.parameters;

import java.util.List;
import java.util.Map;

/**
 * From how many documents on a batch goes to the GPU, where a profile is missing.
 *
 * @param documents for any model
 * @param models for some models, by name
 */
public record Thresholds(long documents, Map<String, Long> models) {

	public Thresholds {
		models = Map.copyOf(models);
	}

	/**
	 * The first rule of Crossover: a thousand documents.
	 * @return the thresholds
	 */
	public static Thresholds defaults() {
		return new Thresholds(1_000, Map.of());
	}

	/**
	 * The threshold of asking several models.
	 * @param names the models asked for
	 * @return the lowest of theirs
	 */
	public long of(List<String> names) {
		long lowest = Long.MAX_VALUE;
		for (String name : names) {
			lowest = Math.min(lowest, this.models.getOrDefault(name, this.documents));
		}
		return names.isEmpty() ? this.documents : lowest;
	}

}
