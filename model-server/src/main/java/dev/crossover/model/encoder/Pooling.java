package dev.crossover.model.encoder;

/**
 * One vector out of the states of all tokens: their mean, brought to length one.
 */
final class Pooling {

	private final float[] pooled;

	private int tokens;

	Pooling(int width) {
		this.pooled = new float[width];
	}

	void add(float[] state) {
		this.tokens++;
		for (int at = 0; at < this.pooled.length; at++) {
			this.pooled[at] += state[at];
		}
	}

	float[] embedding() {
		double squares = 0;
		for (int at = 0; at < this.pooled.length; at++) {
			this.pooled[at] /= this.tokens;
			squares += this.pooled[at] * this.pooled[at];
		}
		float length = (float) Math.sqrt(squares);
		for (int at = 0; at < this.pooled.length; at++) {
			this.pooled[at] /= length;
		}
		return this.pooled;
	}

}
