package dev.crossover.cloud.sagemaker.conduct;

import java.time.Duration;

/**
 * How long things take, in the cloud's time.
 *
 * @param instanceStart from the wish for an instance to the start of its container: the
 * machine and the pull of the image
 * @param modelLoad from there until the instance serves, at least: the container's own
 * start is part of it
 * @param scaleIn how long an endpoint is updating when it gave instances up
 * @param coldStart how long a serverless environment takes to start, at least: the
 * container's own start is part of it
 * @param keptWarm how long a serverless environment stays warm without a request
 */
public record Timings(Duration instanceStart, Duration modelLoad, Duration scaleIn, Duration coldStart,
		Duration keptWarm) {

	/** AWS does not say for how long; five minutes is what people see. */
	public static final Duration KEPT_WARM = Duration.ofMinutes(5);

	/**
	 * Instances that take a while, and nothing else that does.
	 * @param instanceStart how long an instance takes
	 * @return the timings
	 */
	public static Timings ofInstances(Duration instanceStart) {
		return new Timings(instanceStart, Duration.ZERO, Duration.ZERO, Duration.ZERO, KEPT_WARM);
	}

	public Timings withModelLoad(Duration time) {
		return new Timings(this.instanceStart, time, this.scaleIn, this.coldStart, this.keptWarm);
	}

	public Timings withScaleIn(Duration time) {
		return new Timings(this.instanceStart, this.modelLoad, time, this.coldStart, this.keptWarm);
	}

	public Timings withColdStart(Duration start, Duration warm) {
		return new Timings(this.instanceStart, this.modelLoad, this.scaleIn, start, warm);
	}

}
