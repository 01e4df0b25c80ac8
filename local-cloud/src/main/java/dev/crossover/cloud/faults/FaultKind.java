package dev.crossover.cloud.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong. */
enum FaultKind {

	/** The request is refused with an error and not carried out. */
	ERROR,

	/** The request is refused as the service throttles, and not carried out. */
	THROTTLE,

	/** The request waits before it is carried out. */
	LATENCY,

	/** The request is carried out, and the connection breaks before its answer. */
	RESPONSE_LOST,

	/** The request is carried out twice. */
	DUPLICATE,

	/** A message is delayed by a random time, so that later ones overtake it. */
	REORDER,

	/** Some entries of a batch fail, the others succeed. */
	PARTIAL_BATCH_FAILURE,

	/** A message of SNS, EventBridge or Scheduler comes late. */
	NOTIFICATION_DELAYED,

	/** A message of SNS, EventBridge or Scheduler never comes. */
	NOTIFICATION_LOST,

	/** An endpoint gets no further instances. */
	NO_CAPACITY,

	/** A serving instance of an endpoint dies at once. */
	KILL_INSTANCE;

	static Optional<FaultKind> of(String text) {
		return Arrays.stream(values()).filter((kind) -> kind.text().equals(text)).findFirst();
	}

	static String all() {
		return Arrays.stream(values()).map(FaultKind::text).collect(Collectors.joining(", "));
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether it strikes a message on its way rather than a request.
	 * @return whether its operation is the name of a queue
	 */
	boolean strikesNotifications() {
		return this == NOTIFICATION_DELAYED || this == NOTIFICATION_LOST;
	}

	/**
	 * Whether it strikes an endpoint's instances rather than a request.
	 * @return whether its operation is the name of an endpoint
	 */
	boolean strikesFleets() {
		return this == NO_CAPACITY || this == KILL_INSTANCE;
	}

}
