package dev.crossover.cpu.record;

import java.time.Instant;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.queue.ResultsMessage.RequestClassified;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.trace.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that was answered.
 *
 * @param id the request, by which storing it is idempotent
 * @param account who asked
 * @param models the models asked for
 * @param results the result lines as they went out
 * @param at when
 * @param origin where it came from
 */
public record AnsweredRequest(String id, Account account, List<String> models, byte[] results, Instant at,
		Origin origin) {

	/** The header by which the router names the request. */
	public static final String HEADER = "Crossover-Classification";

	/**
	 * The message that results-service reads.
	 * @param json the mapper that both sides use
	 * @return the message
	 * @throws JacksonException when the model's answer is not what it should be
	 */
	String toMessage(JsonMapper json) {
		try (MappingIterator<ResultLine> lines = json.readerFor(ResultLine.class).readValues(this.results)) {
			return json.writeValueAsString(
					new RequestClassified(this.id, this.account, this.models, lines.readAll(), this.at));
		}
	}

}
