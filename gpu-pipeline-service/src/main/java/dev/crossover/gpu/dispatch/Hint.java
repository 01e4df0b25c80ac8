package dev.crossover.gpu.dispatch;

import dev.crossover.gpu.ledger.S3Location;
import org.jspecify.annotations.Nullable;

/** Why somebody should look at a shard now. What is true is found out by looking. */
public sealed interface Hint {

	/** It is due. */
	record Due() implements Hint {
	}

	/**
	 * An attempt is said to have succeeded.
	 *
	 * @param output where its output is said to be
	 */
	record Succeeded(@Nullable S3Location output) implements Hint {
	}

	/**
	 * An attempt is said to have failed.
	 *
	 * @param attempt the attempt's number
	 */
	record Failed(int attempt) implements Hint {
	}

}
