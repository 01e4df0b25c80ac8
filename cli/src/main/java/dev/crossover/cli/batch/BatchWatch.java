package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.terminal.ProgressBar;
import tools.jackson.databind.JsonNode;

/** Follows a batch to its end, showing how it goes. */
public final class BatchWatch {

	private static final Set<String> ENDS = Set.of("succeeded", "completed_with_errors", "failed", "canceled",
			"expired");

	private static final int INTERVAL_MILLIS = 250;

	/** Three heartbeats of a stream. */
	private static final Duration SILENCE = Duration.ofSeconds(45);

	private final Api api;

	private final PrintWriter out;

	private final InstantSource clock;

	private final Duration silence;

	public BatchWatch(Api api, PrintWriter out, InstantSource clock) {
		this(api, out, clock, SILENCE);
	}

	BatchWatch(Api api, PrintWriter out, InstantSource clock, Duration silence) {
		this.api = api;
		this.out = out;
		this.clock = clock;
		this.silence = silence;
	}

	/**
	 * Waits for the end of a batch: listens to its events, and asks again and again where
	 * these cannot be heard.
	 * @param batchId the batch
	 * @return the batch as it ended
	 * @throws ApiException when the API refuses or cannot be reached
	 * @throws InterruptedException when the wait is interrupted
	 */
	public JsonNode untilEnded(String batchId) throws ApiException, InterruptedException {
		ProgressBar bar = new ProgressBar(this.out, this.clock.instant());
		Optional<JsonNode> heard = listen(bar, batchId);
		JsonNode batch = heard.isPresent() ? heard.get() : ask(bar, batchId);
		show(bar, batch);
		bar.end();
		return batch;
	}

	private Optional<JsonNode> listen(ProgressBar bar, String batchId) throws InterruptedException {
		BatchEvents events = new BatchEvents(this.api, batchId, this.silence);
		try {
			while (events.follow((progress) -> show(bar, progress))) {
				TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
			}
			return events.end();
		}
		catch (ApiException | IOException ex) {
			return Optional.empty();
		}
	}

	private JsonNode ask(ProgressBar bar, String batchId) throws ApiException, InterruptedException {
		JsonNode batch = this.api.get("/v1/batches/" + batchId);
		while (!hasEnded(batch)) {
			show(bar, batch);
			TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
			batch = this.api.get("/v1/batches/" + batchId);
		}
		return batch;
	}

	private void show(ProgressBar bar, JsonNode batch) {
		JsonNode counts = batch.path("counts");
		long total = counts.path("total").asLong();
		bar.show(batch.path("stage").asString(""), total - counts.path("pending").asLong(), total,
				this.clock.instant());
	}

	private static boolean hasEnded(JsonNode batch) {
		return ENDS.contains(batch.path("state").asString(""));
	}

}
