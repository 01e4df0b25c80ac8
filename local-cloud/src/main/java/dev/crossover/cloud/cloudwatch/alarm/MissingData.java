package dev.crossover.cloud.cloudwatch.alarm;

import dev.crossover.cloud.protocol.Errors;

/** What an alarm makes of spans in which nothing was measured. */
enum MissingData {

	/** They count as good. */
	NOT_BREACHING("notBreaching"),

	/** They count as bad. */
	BREACHING("breaching"),

	/** They change nothing. */
	IGNORE("ignore"),

	/** They are looked past; with nothing else there is not enough data. */
	MISSING("missing");

	private final String word;

	MissingData(String word) {
		this.word = word;
	}

	static MissingData of(String word) {
		for (MissingData treatment : values()) {
			if (treatment.word.equals(word)) {
				return treatment;
			}
		}
		throw Errors.validation("TreatMissingData must be one of missing, ignore, breaching, notBreaching");
	}

}
