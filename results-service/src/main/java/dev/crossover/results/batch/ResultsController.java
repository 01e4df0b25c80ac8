package dev.crossover.results.batch;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.ledger.Batch;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.result.Outcome;
import dev.crossover.results.page.Submission;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The results of a batch: what is stored from the cursor on, shard by shard and without a
 * gap, so that a reader who follows {@value #NEXT} gets every line once, in order,
 * however shards overtake each other. The header is there as long as more may come, even
 * when this answer is empty; without it, this was the end.
 */
@RestController
class ResultsController {

	/** Header with the cursor to go on with after the last line. */
	static final String NEXT = "Crossover-Next";

	private final OwnBatches batches;

	private final ShardLedger shards;

	private final ResultStream stream;

	ResultsController(OwnBatches batches, ShardLedger shards, ResultStream stream) {
		this.batches = batches;
		this.shards = shards;
		this.stream = stream;
	}

	@GetMapping(path = "/internal/accounts/{account}/batches/{id}/results",
			produces = MediaType.APPLICATION_NDJSON_VALUE)
	void results(@PathVariable String account, @PathVariable String id,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable String outcome, HttpServletResponse response) throws IOException {
		Batch batch = this.batches.require(account, id);
		int from = (after != null) ? Cursor.of(Cursor.Kind.RESULTS, after).shard() : 0;
		Outcome wanted = (outcome != null) ? outcome(outcome) : null;
		int to = this.shards.firstNotStored(id, from);
		if (mayCome(batch, to)) {
			response.setHeader(NEXT, Cursor.ofShard(to).text());
		}
		response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
		this.stream.write(new ResultStream.Range(new Submission.Key(Submission.Kind.BATCH, id), from, to), wanted,
				response);
	}

	// A batch whose upload could not be read ends without shards.
	private static boolean mayCome(Batch batch, int shard) {
		return (batch.shards() > 0) ? shard < batch.shards() : !batch.state().isTerminal();
	}

	private static Outcome outcome(String text) {
		return Arrays.stream(Outcome.values())
			.filter((outcome) -> outcome.name().toLowerCase(Locale.ROOT).equals(text))
			.findFirst()
			.orElseThrow(() -> new ProblemException(ErrorCode.INVALID_REQUEST, "There is no such outcome.", List
				.of(InputError.at("outcome", "unknown_outcome", "Use succeeded, errored, canceled or expired."))));
	}

}
