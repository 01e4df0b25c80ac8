package dev.crossover.cloud.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import dev.crossover.cloud.delivery.Fates;

/** The faults that wait, in the order in which they were asked for; the first strikes. */
public final class Faults implements Fates {

	private static final int MOST = 100;

	private final List<ArmedFault> armed = new CopyOnWriteArrayList<>();

	private final AtomicLong ids = new AtomicLong();

	/**
	 * Whether a service's requests must be looked at; nearly always nothing waits.
	 * @param service its signing name
	 * @return whether a fault may strike one
	 */
	boolean concern(String service) {
		return this.armed.stream().map(ArmedFault::fault).anyMatch((fault) -> fault.concerns(service));
	}

	ArmedFault add(Fault fault) {
		if (this.armed.size() >= MOST) {
			throw new InvalidFaultException("", "There are %d faults; delete some first.".formatted(MOST));
		}
		ArmedFault added = new ArmedFault("flt_" + this.ids.incrementAndGet(), fault);
		this.armed.add(added);
		return added;
	}

	List<Map<String, Object>> views() {
		return this.armed.stream().map(ArmedFault::view).toList();
	}

	Optional<ArmedFault> remove(String id) {
		return this.armed.stream().filter((fault) -> fault.id().equals(id)).filter(this.armed::remove).findFirst();
	}

	List<ArmedFault> clear() {
		List<ArmedFault> all = List.copyOf(this.armed);
		this.armed.removeAll(all);
		return all;
	}

	/**
	 * Decides on a request.
	 * @param target the service it is for
	 * @param operation the call
	 * @return what strikes it, empty when nothing does
	 */
	Optional<ArmedFault> strike(String target, String operation) {
		return this.armed.stream()
			.filter((armed) -> !armed.fault().kind().strikesFleets() && armed.fault().matches(target, operation))
			.filter((armed) -> armed.fault().kind().strikesNotifications() == target.equals(Fault.NOTIFICATIONS))
			.filter(ArmedFault::strikes)
			.findFirst();
	}

	@Override
	public Optional<Duration> delay(String queue) {
		Optional<Fault> struck = strike(Fault.NOTIFICATIONS, queue).map(ArmedFault::fault);
		return struck.isEmpty() ? Optional.of(Duration.ZERO)
				: struck.filter((fault) -> fault.kind() == FaultKind.NOTIFICATION_DELAYED).map(Fault::delay);
	}

}
