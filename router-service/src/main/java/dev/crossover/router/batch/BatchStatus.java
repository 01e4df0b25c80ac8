package dev.crossover.router.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

import dev.crossover.common.account.Account;
import dev.crossover.common.ledger.BatchState;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.remote.Results;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a batch. With {@code wait} the answer comes when the batch has changed since the
 * {@code If-None-Match} that was sent or, without one, when it has ended; at the latest
 * after the wait.
 */
@RestController
class BatchStatus {

	/** As long as a graceful shutdown waits for requests. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Results results;

	private final JsonMapper json;

	private final InstantSource clock;

	BatchStatus(Results results, JsonMapper json, InstantSource clock) {
		this.results = results;
		this.json = json;
		this.clock = clock;
	}

	@GetMapping("/v1/batches/{id}")
	ResponseEntity<byte[]> show(Account account, @PathVariable String id,
			@RequestParam(required = false) @Nullable String wait,
			@RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
			throws InterruptedException {
		Instant deadline = this.clock.instant().plus(duration(wait));
		Seen batch = look(account, BatchId.check(id));
		while (!batch.isNews(known) && this.clock.instant().plus(PAUSE).isBefore(deadline)) {
			Thread.sleep(PAUSE);
			batch = look(account, id);
		}
		// Spring answers 304 by itself when the tag is the one that was sent.
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).eTag(batch.tag()).body(batch.body());
	}

	private Seen look(Account account, String id) {
		byte[] body = this.results.batch(account, id);
		ObjectNode tree = (ObjectNode) this.json.readTree(body);
		BatchState state = this.json.treeToValue(tree.path("state"), BatchState.class);
		// The estimated end moves with the clock; a batch that only got older is the
		// same.
		tree.remove("eta");
		UUID hash = UUID.nameUUIDFromBytes(this.json.writeValueAsBytes(tree));
		return new Seen(body, "W/\"%s\"".formatted(hash), state.isTerminal());
	}

	private static Duration duration(@Nullable String wait) {
		if (wait == null) {
			return Duration.ZERO;
		}
		try {
			Duration duration = DurationStyle.SIMPLE.parse(wait);
			return (duration.compareTo(LONGEST_WAIT) < 0) ? duration : LONGEST_WAIT;
		}
		catch (IllegalArgumentException ex) {
			String detail = "The wait is a time such as 30s.";
			throw new ProblemException(ErrorCode.INVALID_REQUEST, detail,
					List.of(InputError.at("wait", ErrorCode.INVALID_REQUEST.text(), detail)));
		}
	}

	/**
	 * A look at a batch.
	 *
	 * @param body the batch as JSON
	 * @param tag names what can be seen
	 * @param ended whether nothing changes any more
	 */
	private record Seen(byte[] body, String tag, boolean ended) {

		boolean isNews(@Nullable String known) {
			return this.ended || (known != null && !known.contains(this.tag));
		}

	}

}
