package dev.crossover.results.intake;

import java.util.Map;

import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.trace.Origin;
import dev.crossover.common.trace.Trail;
import dev.crossover.results.page.Submission;
import dev.crossover.results.replication.ReplicationMessage;
import dev.crossover.results.replication.ReplicationQueue;
import io.awspring.cloud.sqs.annotation.SqsListener;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.handler.annotation.Headers;
import org.springframework.stereotype.Component;

/**
 * Hears of results to store. A message is acknowledged when its results are durable and
 * the replica has been told; one that fails comes again and ends in the dead-letter
 * queue.
 */
@Component
class ResultsListener {

	private final JsonMapper json;

	private final ShardIntake shards;

	private final RequestIntake requests;

	private final ReplicationQueue replication;

	private final Trail trail;

	ResultsListener(JsonMapper json, ShardIntake shards, RequestIntake requests, ReplicationQueue replication,
			Trail trail) {
		this.json = json;
		this.shards = shards;
		this.requests = requests;
		this.replication = replication;
		this.trail = trail;
	}

	/**
	 * Stores what a message announces. What is stored already is replicated once more:
	 * whoever stored it may have died before telling the replica.
	 * @param message a results message as JSON
	 * @param headers among them what it comes from
	 */
	@SqsListener(queueNames = "${crossover.stack.results-queue-url}", factory = "resultsContainers", id = "results")
	void receive(String message, @Headers Map<String, Object> headers) {
		try (Trail.Walk _ = this.trail.follow("store results", Origin.of(headers))) {
			switch (this.json.readValue(message, ResultsMessage.class)) {
				case ResultsMessage.ShardClassified shard -> replicate(this.shards.store(shard), shard.shard());
				case ResultsMessage.RequestClassified request -> replicate(this.requests.store(request), 0);
			}
		}
	}

	private void replicate(Submission.Key submission, int shard) {
		this.replication.send(new ReplicationMessage(submission.kind(), submission.id(), shard));
	}

}
