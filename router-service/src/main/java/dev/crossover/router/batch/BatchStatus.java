package dev.crossover.router.batch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.router.watch.BatchSight;
import dev.crossover.router.watch.Sighting;
import dev.crossover.router.watch.Watch;
import dev.crossover.router.watch.Watches;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
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

	private final BatchSight sight;

	private final Watches watches;

	BatchStatus(BatchSight sight, Watches watches) {
		this.sight = sight;
		this.watches = watches;
	}

	@GetMapping(path = "/v1/batches/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> show(Account account, @PathVariable String id,
			@RequestParam(required = false) @Nullable String wait,
			@RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
			throws InterruptedException {
		Duration patience = patience(wait);
		Sighting batch = patience.isZero() ? this.sight.look(account, BatchId.check(id))
				: await(account, BatchId.check(id), known, patience);
		// Spring answers 304 by itself when the tag is the one that was sent.
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).eTag(tag(batch)).body(batch.body());
	}

	private Sighting await(Account account, String id, @Nullable String known, Duration patience)
			throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		try (Watch watch = this.watches.join(account, id)) {
			Sighting batch = watch.latest();
			long left = patience.toNanos();
			while (!isNews(batch, known) && watch.isOpen() && left > 0) {
				batch = watch.awaitNews(batch, Duration.ofNanos(left));
				left = deadline - System.nanoTime();
			}
			return batch;
		}
	}

	private static boolean isNews(Sighting batch, @Nullable String known) {
		return batch.ended() || (known != null && !known.contains(batch.tag()));
	}

	private static String tag(Sighting batch) {
		return "W/\"%s\"".formatted(batch.tag());
	}

	private static Duration patience(@Nullable String wait) {
		Duration patience = (wait != null) ? duration(wait) : Duration.ZERO;
		return (patience.compareTo(LONGEST_WAIT) < 0) ? patience : LONGEST_WAIT;
	}

	private static Duration duration(String wait) {
		try {
			Duration duration = DurationStyle.SIMPLE.parse(wait, ChronoUnit.SECONDS);
			Assert.isTrue(!duration.isNegative(), "a time that is past");
			return duration;
		}
		catch (IllegalArgumentException ex) {
			throw ProblemException.at(ErrorCode.INVALID_REQUEST, "wait", "The wait is a time such as 30s.");
		}
	}

}
