package dev.crossover.cloud.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A fault that waits for what it strikes. The n-th that matches has one fate per seed.
 */
final class ArmedFault {

	private final String id;

	private final Fault fault;

	private final SplittableRandom random;

	private long struck;

	ArmedFault(String id, Fault fault) {
		this.id = id;
		this.fault = fault;
		this.random = new SplittableRandom(fault.seed());
	}

	String id() {
		return this.id;
	}

	Fault fault() {
		return this.fault;
	}

	/**
	 * Decides on the next one that matches.
	 * @return whether it is struck
	 */
	synchronized boolean strikes() {
		boolean hit = this.random.nextDouble() < this.fault.probability();
		if (!hit || this.struck >= this.fault.count()) {
			return false;
		}
		this.struck++;
		return true;
	}

	/**
	 * A number that the seed decides.
	 * @return from 0, inclusive, to 1
	 */
	synchronized double roll() {
		return this.random.nextDouble();
	}

	synchronized Map<String, Object> view() {
		Map<String, Object> view = new LinkedHashMap<>();
		view.put("id", this.id);
		view.put("target", this.fault.target());
		view.put("operation", this.fault.operation());
		view.put("kind", this.fault.kind().text());
		view.put("probability", this.fault.probability());
		if (this.fault.count() < Long.MAX_VALUE) {
			view.put("count", this.fault.count());
		}
		view.put("seed", this.fault.seed());
		view.put("delay_ms", this.fault.delay().toMillis());
		view.put("struck", this.struck);
		return view;
	}

}
