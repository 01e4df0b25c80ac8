package dev.crossover.gpu.wake;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.queue.WorkWaits;
import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.ledger.OpenBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks for a GPU. It is only a request: whether one is needed the scaler finds out
 * itself, so one that gets lost or comes twice does no harm.
 */
@Component
public class WakeRequests {

	private static final Logger log = LoggerFactory.getLogger(WakeRequests.class);

	private final EventBridgeClient events;

	private final Stack stack;

	private final JsonMapper json;

	private final Trail trail;

	WakeRequests(@Lazy EventBridgeClient events, Stack stack, JsonMapper json, Trail trail) {
		this.events = events;
		this.stack = stack;
		this.json = json;
		this.trail = trail;
	}

	/**
	 * Asks for a GPU, without making anyone wait.
	 * @param batchId the batch that waits
	 * @param documents how many documents wait, as far as known
	 */
	public void ask(String batchId, long documents) {
		ask(batchId, documents, this.trail.origin());
	}

	/**
	 * Asks once more on behalf of a batch, for an earlier request may have been lost.
	 * @param waiting the batch
	 */
	void askAgain(OpenBatch waiting) {
		Batch batch = waiting.batch();
		ask(batch.id(), batch.counts().pending(), waiting.origin());
	}

	private void ask(String batchId, long documents, Origin origin) {
		Thread.ofVirtual().name("wake-" + batchId).start(() -> {
			try (Trail.Walk _ = this.trail.follow("ask for a GPU", origin)) {
				send(new WorkWaits(this.stack.gpuEndpointName(), batchId, documents, this.trail.origin()));
			}
		});
	}

	private void send(WorkWaits waits) {
		PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
			.eventBusName(this.stack.eventBusName())
			.source(WorkWaits.SOURCE)
			.detailType(WorkWaits.DETAIL_TYPE)
			.detail(this.json.writeValueAsString(waits))
			.build();
		try {
			PutEventsResponse answer = this.events.putEvents((request) -> request.entries(entry));
			if (answer.failedEntryCount() > 0) {
				log.warn("The request for a GPU for {} was not taken", waits.batchId());
			}
		}
		catch (SdkException ex) {
			log.warn("No GPU could be asked for on behalf of {}: {}", waits.batchId(), ex.getMessage());
		}
	}

}
