package dev.crossover.model.learning;

/**
 * The Adam optimizer over one array of numbers.
 */
final class Adam {

	private static final float KEEP_MEAN = 0.9f;

	private static final float KEEP_SQUARE = 0.999f;

	private static final float EPSILON = 1e-8f;

	private final float[] numbers;

	private final float[] mean;

	private final float[] square;

	private int steps;

	Adam(float[] numbers) {
		this.numbers = numbers;
		this.mean = new float[numbers.length];
		this.square = new float[numbers.length];
	}

	// Takes the gradient of a whole batch and leaves zeros in its place.
	void step(float[] gradient, int batch, float decay, float rate) {
		this.steps++;
		float meanScale = (float) (1 / (1 - StrictMath.pow(KEEP_MEAN, this.steps)));
		float squareScale = (float) (1 / (1 - StrictMath.pow(KEEP_SQUARE, this.steps)));
		for (int at = 0; at < this.numbers.length; at++) {
			float slope = gradient[at] / batch + decay * this.numbers[at];
			gradient[at] = 0;
			this.mean[at] = KEEP_MEAN * this.mean[at] + (1 - KEEP_MEAN) * slope;
			this.square[at] = KEEP_SQUARE * this.square[at] + (1 - KEEP_SQUARE) * slope * slope;
			this.numbers[at] -= rate * (this.mean[at] * meanScale)
					/ ((float) Math.sqrt(this.square[at] * squareScale) + EPSILON);
		}
	}

}
