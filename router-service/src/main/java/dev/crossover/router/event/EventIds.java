package dev.crossover.router.event;

import dev.crossover.common.account.Account;
import dev.crossover.router.cursor.Cursors;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Ids of events: from the last one that a client got, it goes on. */
@Component
class EventIds {

	private final Cursors cursors;

	EventIds(Cursors cursors) {
		this.cursors = cursors;
	}

	/**
	 * The id of an event.
	 * @param account whose batch it is
	 * @param batchId the batch
	 * @param position what has been told with the event
	 * @return the id
	 */
	String of(Account account, String batchId, Position position) {
		return this.cursors.seal(account, events(batchId), position.text());
	}

	/**
	 * What a client has been told.
	 * @param account who asks
	 * @param batchId the batch
	 * @param lastEventId the last event that the client got
	 * @return what was told; nothing, when the id is not of this batch
	 */
	Position told(Account account, String batchId, @Nullable String lastEventId) {
		return (lastEventId != null)
				? this.cursors.open(account, events(batchId), lastEventId).flatMap(Position::of).orElse(Position.START)
				: Position.START;
	}

	private static String events(String batchId) {
		return "events of " + batchId;
	}

}
