package dev.crossover.policy.pricing;

import java.util.Arrays;

/**
 * Where the GPU becomes the better choice: within the deadline the cheaper pipeline is
 * better, one that is in time is better than one that is not, and where neither is, the
 * one that finishes first.
 *
 * @param cpu what the CPU pipeline offers
 * @param gpu what the GPU pipeline offers
 * @param deadlineSeconds by when the work is needed
 */
public record CrossoverPoint(Quote cpu, Quote gpu, double deadlineSeconds) {

	/**
	 * The smallest number of documents from which on the GPU is the better choice and
	 * stays so. It is one number even where a long backlog makes the GPU late for some
	 * sizes and not for smaller and larger ones: then the CPU takes the smaller ones too,
	 * which costs a little and breaks no deadline.
	 * @param most the most documents that matter
	 * @return the number, or {@link Line#NEVER}
	 */
	public long documents(long most) {
		// Between these, nothing about the choice changes.
		long[] turns = { 1, this.gpu.costUsd().notAbove(this.cpu.costUsd()),
				this.gpu.seconds().firstOver(this.deadlineSeconds), this.cpu.seconds().firstOver(this.deadlineSeconds),
				this.gpu.seconds().notAbove(this.cpu.seconds()) };
		Arrays.sort(turns);
		long from = Line.NEVER;
		for (int i = turns.length - 1; i >= 0; i--) {
			long turn = Math.max(1, turns[i]);
			if (turn <= most) {
				if (!choose(turn).gpu()) {
					return from;
				}
				from = turn;
			}
		}
		return from;
	}

	/**
	 * The better choice for a number of documents, taken alone.
	 * @param documents how many
	 * @return the choice and why
	 */
	public Choice choose(long documents) {
		Estimate onCpu = this.cpu.of(documents);
		Estimate onGpu = this.gpu.of(documents);
		boolean cpuInTime = onCpu.seconds() <= this.deadlineSeconds;
		boolean gpuInTime = onGpu.seconds() <= this.deadlineSeconds;
		if (cpuInTime && gpuInTime) {
			return new Choice(onGpu.costUsd() <= onCpu.costUsd(), Ground.COST);
		}
		if (cpuInTime || gpuInTime) {
			return new Choice(gpuInTime, Ground.DEADLINE);
		}
		return new Choice(onGpu.seconds() <= onCpu.seconds(), Ground.FINISH);
	}

	/**
	 * A choice.
	 *
	 * @param gpu whether it is the GPU
	 * @param ground why
	 */
	public record Choice(boolean gpu, Ground ground) {
	}

	/** Why a pipeline is the better choice. */
	public enum Ground {

		/** Both are in time, and it is no dearer. */
		COST,

		/** Only it is in time. */
		DEADLINE,

		/** Neither is in time, and it finishes first. */
		FINISH

	}

}
