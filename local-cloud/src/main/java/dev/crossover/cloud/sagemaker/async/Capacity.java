package dev.crossover.cloud.sagemaker.async;

/**
 * Whether there is an instance to be had when one is wanted: AWS promises none, and a
 * test can withhold them.
 */
public final class Capacity {

	private int refusals;

	/**
	 * Lets no instance be had.
	 * @param attempts how many attempts fail; {@link Integer#MAX_VALUE} until
	 * {@link #restore()}
	 */
	public synchronized void withhold(int attempts) {
		this.refusals = attempts;
	}

	/** Lets instances be had again. */
	public synchronized void restore() {
		this.refusals = 0;
	}

	synchronized boolean grants() {
		if (this.refusals == 0) {
			return true;
		}
		if (this.refusals < Integer.MAX_VALUE) {
			this.refusals--;
		}
		return false;
	}

}
