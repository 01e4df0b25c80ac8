package dev.crossover.model.classification;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How texts are encoded.
 *
 * @param workers how many calls of the encoder run at the same time
 * @param precision the arithmetic of the encoder
 * @param batch the most texts in one call
 * @param tokens the most tokens that are read of one text
 * @param network the encoder's ONNX graph, or null for the one that ships
 */
public record Compute(int workers, Precision precision, int batch, int tokens, @Nullable Path network) {

	/** The tokens the encoders were built for; none can read more. */
	public static final int MOST_TOKENS = 512;

	public Compute {
		require(workers >= 1, "CROSSOVER_WORKERS must be at least 1");
		require(batch >= 1, "CROSSOVER_BATCH_SIZE must be at least 1");
		require(batch == 1 || precision.allowsBatches(), "CROSSOVER_BATCH_SIZE must be 1 with CROSSOVER_PRECISION=int8:"
				+ " in eight bits a text's label would depend on its neighbours");
		require(tokens >= 8 && tokens <= MOST_TOKENS, "CROSSOVER_MAX_TOKENS must be from 8 to " + MOST_TOKENS);
		require((network == null) == (precision == Precision.INT8),
				"CROSSOVER_NETWORK must name an ONNX file for fp16 and fp32, and no file for int8, which ships");
	}

	/**
	 * The defaults.
	 * @return one worker per core, each with one text at a time
	 */
	public static Compute defaults() {
		return new Compute(Runtime.getRuntime().availableProcessors(), Precision.INT8, 1, MOST_TOKENS, null);
	}

	private static void require(boolean met, String message) {
		if (!met) {
			throw new IllegalArgumentException(message);
		}
	}

}
