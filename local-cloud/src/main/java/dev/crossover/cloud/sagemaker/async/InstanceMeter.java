package dev.crossover.cloud.sagemaker.async;

import dev.crossover.cloud.metering.Meter;
import dev.crossover.cloud.time.CloudClock;

/**
 * Tells the meter of one endpoint's instances.
 *
 * @param endpoint the endpoint's name
 * @param instanceType its machines
 * @param meter who wants to know
 * @param clock the cloud's time
 */
record InstanceMeter(String endpoint, String instanceType, Meter meter, CloudClock clock) {

	void started(Instance instance) {
		this.meter.instanceStarted(metered(instance), this.clock.instant());
	}

	void serving(Instance instance) {
		this.meter.instanceServing(metered(instance), this.clock.instant());
	}

	void stopped(Instance instance) {
		this.meter.instanceStopped(metered(instance), this.clock.instant());
	}

	private Meter.Instance metered(Instance instance) {
		return new Meter.Instance(instance.id(), this.endpoint, this.instanceType);
	}

}
