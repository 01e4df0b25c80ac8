package dev.crossover.policy.parameters;

import java.time.Duration;

import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.Profiles;

/**
 * The parameters of routing.
 *
 * @param version names this set; it grows by one with every change
 * @param prices what things cost
 * @param profiles how fast things are
 * @param thresholds what decides where a profile is missing
 * @param serverless what the CPU pipeline can hold
 * @param asapWithin how long a batch that is needed as soon as possible may take before
 * being fast counts for more than being cheap
 * @param switches what is switched off
 */
public record RoutingParameters(long version, PriceList prices, Profiles profiles, Thresholds thresholds,
		Serverless serverless, Duration asapWithin, Switches switches) {

	/** The version of the rules that these are the parameters of. */
	public static final String RULES = "crossover-1";

	/**
	 * The parameters until somebody changes them.
	 * @return the parameters
	 */
	public static RoutingParameters defaults() {
		return new RoutingParameters(1, PriceList.usEast1(), Profiles.assumed(), Thresholds.defaults(),
				Serverless.defaults(), Duration.ofMinutes(10), Switches.allOn());
	}

	/**
	 * The version that decisions carry.
	 * @return the version of the rules and that of these parameters
	 */
	public String policyVersion() {
		return RULES + "/v" + this.version;
	}

	/**
	 * These parameters as another version.
	 * @param next the version
	 * @return the parameters
	 */
	public RoutingParameters withVersion(long next) {
		return new RoutingParameters(next, this.prices, this.profiles, this.thresholds, this.serverless,
				this.asapWithin, this.switches);
	}

	/**
	 * These parameters with other switches.
	 * @param others the switches
	 * @return the parameters
	 */
	public RoutingParameters withSwitches(Switches others) {
		return new RoutingParameters(this.version, this.prices, this.profiles, this.thresholds, this.serverless,
				this.asapWithin, others);
	}

	/**
	 * These parameters with other profiles.
	 * @param others the profiles
	 * @return the parameters
	 */
	public RoutingParameters withProfiles(Profiles others) {
		return new RoutingParameters(this.version, this.prices, others, this.thresholds, this.serverless,
				this.asapWithin, this.switches);
	}

}
