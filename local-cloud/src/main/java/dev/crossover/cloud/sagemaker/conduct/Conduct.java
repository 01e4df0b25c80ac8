package dev.crossover.cloud.sagemaker.conduct;

import java.time.Duration;

/**
 * How the stand-in conducts itself where AWS does not say.
 *
 * @param timings how long things take
 * @param behaviours what is done otherwise than usual
 */
public record Conduct(Timings timings, Behaviours behaviours) {

	/**
	 * The usual conduct, with instances that take a while.
	 * @param instanceStart how long an instance takes
	 * @return the conduct
	 */
	public static Conduct usual(Duration instanceStart) {
		return new Conduct(Timings.ofInstances(instanceStart), Behaviours.usual());
	}

}
