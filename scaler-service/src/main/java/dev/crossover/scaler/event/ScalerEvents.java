package dev.crossover.scaler.event;

import java.util.Optional;

import dev.crossover.common.queue.WorkWaits;
import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.scaler.fleet.Scaler;
import io.awspring.cloud.sqs.annotation.SqsListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Listens for reasons to look at the GPU: work that waits, an alarm, the schedule. Every
 * event is a hint and looking is idempotent, so a duplicate, late or unreadable one does
 * no harm. A look that fails leaves its message on the queue.
 */
@Component
class ScalerEvents {

	private static final Logger log = LoggerFactory.getLogger(ScalerEvents.class);

	private final Scaler scaler;

	private final JsonMapper json;

	private final Trail trail;

	ScalerEvents(Scaler scaler, JsonMapper json, Trail trail) {
		this.scaler = scaler;
		this.json = json;
		this.trail = trail;
	}

	@SqsListener("${crossover.stack.scaler-events-queue-url}")
	void on(String message) {
		JsonNode event = read(message);
		try (Trail.Walk _ = this.trail.follow("look at the GPU", origin(event.path("detail").path("origin")))) {
			this.scaler.look(event.path("detail-type").asString("unnamed event"), waitingBatch(event));
		}
	}

	private static Origin origin(JsonNode origin) {
		return new Origin(origin.path(Origin.REQUEST_ID).asStringOpt().orElse(null),
				origin.path(Origin.TRACEPARENT).asStringOpt().orElse(null));
	}

	private Optional<String> waitingBatch(JsonNode event) {
		return WorkWaits.DETAIL_TYPE.equals(event.path("detail-type").asString(""))
				? Optional.of(event.path("detail").path("batch_id").asString("")).filter((id) -> !id.isEmpty())
				: Optional.empty();
	}

	private JsonNode read(String message) {
		try {
			return this.json.readTree(message);
		}
		catch (JacksonException ex) {
			log.warn("An event that is not JSON: looking all the same");
			return this.json.createObjectNode();
		}
	}

}
