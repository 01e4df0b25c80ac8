package dev.crossover.policy.parameters;

/**
 * What can be switched off at once when something goes wrong.
 *
 * @param gpuEnabled whether new batches may go to the GPU
 * @param cpuBulkEnabled whether new batches may go to the CPU; what is answered at once,
 * and the batches of demo and trial accounts, go there either way
 */
public record Switches(boolean gpuEnabled, boolean cpuBulkEnabled) {

	/**
	 * Everything on.
	 * @return the switches
	 */
	public static Switches allOn() {
		return new Switches(true, true);
	}

}
