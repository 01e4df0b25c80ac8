package dev.crossover.results.replication;

import java.util.List;
import java.util.Map;

import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.results.page.ResultPage;
import dev.crossover.results.page.ResultPages;
import io.awspring.cloud.sqs.annotation.SqsListener;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.stereotype.Component;

/** Replicates what is stored, a shard at a time. */
@Component
class ReplicationListener {

	private final JsonMapper json;

	private final ResultPages pages;

	private final Replica replica;

	private final Replication replication;

	private final Trail trail;

	ReplicationListener(JsonMapper json, ResultPages pages, Replica replica, Replication replication, Trail trail) {
		this.json = json;
		this.pages = pages;
		this.replica = replica;
		this.replication = replication;
		this.trail = trail;
	}

	/**
	 * Replicates a shard.
	 * @param message a replication message as JSON
	 * @param headers among them what it comes from
	 */
	@SqsListener(queueNames = "${crossover.stack.replication-queue-url}", factory = "replicationContainers",
			id = Replication.CONTAINER)
	void receive(String message, @Headers Map<String, Object> headers) {
		try (Trail.Walk _ = this.trail.follow("replicate results", Origin.of(headers))) {
			replicate(message);
		}
	}

	private void replicate(String message) {
		ReplicationMessage shard = this.json.readValue(message, ReplicationMessage.class);
		List<ResultPage> stored = this.pages.between(shard.submission(), shard.shard(), shard.shard() + 1).toList();
		if (stored.isEmpty() || stored.size() < stored.getFirst().position().pages()) {
			throw new IllegalStateException("pages missing in " + shard);
		}
		try {
			this.replica.upsert(stored);
		}
		catch (RuntimeException ex) {
			this.replication.check();
			throw ex;
		}
	}

}
