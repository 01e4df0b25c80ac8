package dev.crossover.cloud.faults;

import java.util.List;

/** Strikes instances: at once, when the fault is asked for. */
final class FleetFaults {

	private final Fleets fleets;

	FleetFaults(Fleets fleets) {
		this.fleets = fleets;
	}

	/**
	 * Refuses a fault of an endpoint that does not exist.
	 * @param fault the fault
	 */
	void check(Fault fault) {
		if (fault.kind().strikesFleets() && endpoints(fault).isEmpty()) {
			throw new InvalidFaultException("operation",
					"There is no endpoint %s; there are %s.".formatted(fault.operation(), this.fleets.names()));
		}
	}

	void strike(ArmedFault armed) {
		Fault fault = armed.fault();
		endpoints(fault).stream().filter((endpoint) -> armed.strikes()).forEach((endpoint) -> {
			if (fault.kind() == FaultKind.KILL_INSTANCE) {
				this.fleets.killInstance(endpoint);
			}
			else {
				this.fleets.withholdCapacity(endpoint, (int) Math.min(fault.count(), Integer.MAX_VALUE));
			}
		});
	}

	void end(Fault fault) {
		if (fault.kind() == FaultKind.NO_CAPACITY) {
			endpoints(fault).forEach(this.fleets::restoreCapacity);
		}
	}

	private List<String> endpoints(Fault fault) {
		return fault.kind().strikesFleets() ? this.fleets.names()
			.stream()
			.filter((name) -> fault.operation().equals(Fault.ANY) || fault.operation().equals(name))
			.toList() : List.of();
	}

}
