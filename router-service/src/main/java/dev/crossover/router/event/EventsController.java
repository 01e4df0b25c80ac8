package dev.crossover.router.event;

import java.io.IOException;

import dev.crossover.common.account.Account;
import dev.crossover.router.batch.BatchId;
import dev.crossover.router.watch.Watch;
import dev.crossover.router.watch.Watches;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams what happens to a batch. A client that comes back with the last id it got goes
 * on from there; one that has heard the end is told, with 204, to come back no more.
 */
@RestController
class EventsController {

	private static final Logger log = LoggerFactory.getLogger(EventsController.class);

	private final StreamSlots slots;

	private final Watches watches;

	private final EventIds ids;

	private final EventSettings settings;

	private final JsonMapper json;

	EventsController(StreamSlots slots, Watches watches, EventIds ids, EventSettings settings, JsonMapper json) {
		this.slots = slots;
		this.watches = watches;
		this.ids = ids;
		this.settings = settings;
		this.json = json;
	}

	@GetMapping(path = "/v1/batches/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void events(Account account, @PathVariable String id,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId, HttpMethod method,
			HttpServletResponse response) throws InterruptedException {
		Position told = this.ids.told(account, BatchId.check(id), lastEventId);
		try (StreamSlots.Slot _ = this.slots.take(account); Watch watch = this.watches.join(account, id)) {
			if (told.end()) {
				response.setStatus(HttpStatus.NO_CONTENT.value());
				return;
			}
			response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
			response.setCharacterEncoding("UTF-8");
			// Asks proxies to pass events on as they come.
			response.setHeader("X-Accel-Buffering", "no");
			// Nobody would hear the stream, and nothing tell that nobody does.
			if (method == HttpMethod.HEAD) {
				return;
			}
			new EventStream(this.settings, this.json, response.getOutputStream(),
					(position) -> this.ids.of(account, id, position))
				.tell(watch, told);
		}
		catch (IOException ex) {
			log.debug("A client of {} is gone", id, ex);
		}
	}

}
