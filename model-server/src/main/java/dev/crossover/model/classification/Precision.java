package dev.crossover.model.classification;

/**
 * The arithmetic of an encoder.
 */
public enum Precision {

	/**
	 * Eight-bit whole numbers, scaled anew in every call: texts of one call would change
	 * each other's embeddings, so each text has a call of its own.
	 */
	INT8,

	/** Sixteen-bit floats, as GPUs like them. */
	FP16,

	/** Thirty-two-bit floats. */
	FP32;

	boolean allowsBatches() {
		return this != INT8;
	}

}
