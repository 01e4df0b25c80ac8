package dev.crossover.cloud.sagemaker.async;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import dev.crossover.cloud.storage.Table;

/**
 * The requests by the inference id they were accepted under, for the behaviour that does
 * none of them twice. An id is known for a day.
 */
final class AcceptedIds {

	private static final Duration KNOWN = Duration.ofDays(1);

	private final Table<AsyncRequest> requests;

	AcceptedIds(Table<AsyncRequest> requests) {
		this.requests = requests;
	}

	/**
	 * The request that was accepted under an id, or a new one.
	 * @param id the id
	 * @param accept accepts a request
	 * @return the request
	 */
	synchronized AsyncRequest acceptOnce(String id, Supplier<AsyncRequest> accept) {
		Optional<AsyncRequest> known = this.requests.get(id);
		if (known.isPresent()) {
			return known.get();
		}
		AsyncRequest accepted = accept.get();
		this.requests.put(id, accepted);
		return accepted;
	}

	synchronized void forgetOld(Instant now) {
		this.requests.values()
			.stream()
			.filter((request) -> request.receivedAt().plus(KNOWN).isBefore(now))
			.forEach((request) -> this.requests.remove(request.inferenceId()));
	}

}
