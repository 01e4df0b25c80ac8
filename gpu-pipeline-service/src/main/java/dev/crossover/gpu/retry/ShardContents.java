package dev.crossover.gpu.retry;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.crossover.common.document.DocumentLine;
import dev.crossover.common.document.MalformedSubmissionException;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.payload.Payloads;
import dev.crossover.policy.retry.Retriable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a shard holds of the documents that ended in some ways. How they ended is read
 * from the output that the ledger names as the one that was stored.
 */
final class ShardContents {

	static final String GONE = "The documents of the batch are not kept any more. Submit them again.";

	private final Payloads payloads;

	private final JsonMapper json;

	private final Set<Retriable> outcomes;

	ShardContents(Payloads payloads, JsonMapper json, Set<Retriable> outcomes) {
		this.payloads = payloads;
		this.json = json;
		this.outcomes = outcomes;
	}

	/**
	 * The documents that were accepted at intake. Where none is wanted, their texts are
	 * not read.
	 * @param shard a shard
	 * @return its documents that are wanted, in order; none of a refused shard
	 */
	Stream<DocumentLine> accepted(Shard shard) {
		S3Location payload = shard.payload();
		if (payload == null) {
			return Stream.empty();
		}
		Set<Long> wanted = results(shard).map(ResultLine::index).collect(Collectors.toSet());
		return wanted.isEmpty() ? Stream.empty()
				: lines(this.payloads.find(payload).orElseThrow(ShardContents::gone))
					.map((line) -> this.json.readValue(line, StagedDocument.class))
					.filter((document) -> wanted.contains(document.index()))
					.map((document) -> new DocumentLine.Accepted(document.index(), document.id(), document.text()));
	}

	/**
	 * The documents that were refused at intake. Their texts were not kept, so they are
	 * refused again, for the same reason.
	 * @param shard a shard
	 * @return its documents that are wanted, in order; none of an accepted shard
	 */
	Stream<DocumentLine> refused(Shard shard) {
		return (shard.payload() != null) ? Stream.empty() : results(shard)
			.map((line) -> new DocumentLine.Refused(line.index(), line.id(), Objects.requireNonNull(line.error())));
	}

	private Stream<ResultLine> results(Shard shard) {
		byte[] output = shard.outputs()
			.reversed()
			.stream()
			.flatMap((location) -> this.payloads.find(location).stream())
			.findFirst()
			.orElseThrow(ShardContents::gone);
		return lines(output).map((line) -> this.json.readValue(line, ResultLine.class)).filter(this::isWanted);
	}

	private boolean isWanted(ResultLine line) {
		return switch (line.outcome()) {
			case SUCCEEDED -> false;
			case ERRORED -> this.outcomes.contains(Retriable.ERRORED);
			case EXPIRED -> this.outcomes.contains(Retriable.EXPIRED);
			case CANCELED -> this.outcomes.contains(Retriable.CANCELED);
		};
	}

	private static Stream<String> lines(byte[] ndjson) {
		return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(ndjson), StandardCharsets.UTF_8))
			.lines();
	}

	private static MalformedSubmissionException gone() {
		return new MalformedSubmissionException(ErrorCode.DOCUMENTS_EXPIRED.text(), GONE);
	}

}
