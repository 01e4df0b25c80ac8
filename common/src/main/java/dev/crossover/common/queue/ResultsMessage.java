package dev.crossover.common.queue;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.crossover.common.account.Account;
import dev.crossover.common.result.ResultLine;

/** A message on the results queue, by which results-service hears of results to store. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = ResultsMessage.ShardClassified.class, name = "shard_classified"),
		@JsonSubTypes.Type(value = ResultsMessage.RequestClassified.class, name = "request_classified") })
public sealed interface ResultsMessage {

	/**
	 * A shard of a batch has an output: an S3 object of result lines, one for each
	 * document of the shard.
	 *
	 * @param batchId the batch
	 * @param shard the shard's number
	 * @param documents how many lines the output must have
	 * @param bucket where the output is
	 * @param key the output's key
	 */
	record ShardClassified(String batchId, int shard, int documents, String bucket,
			String key) implements ResultsMessage {
	}

	/**
	 * A small request was answered; its results are kept for usage and analytics.
	 *
	 * @param requestId the request, which makes storing it idempotent
	 * @param account who asked
	 * @param models the models asked for
	 * @param results the results, without any text
	 * @param at when it was answered
	 */
	record RequestClassified(String requestId, Account account, List<String> models, List<ResultLine> results,
			Instant at) implements ResultsMessage {
	}

}
