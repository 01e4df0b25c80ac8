package dev.crossover.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code kill -9} of everything in the middle of a batch, with real processes. All of it
 * is one trace.
 */
class KillTests {

	private static final int DOCUMENTS = 3_000;

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final Duration LIMIT = Duration.ofMinutes(8);

	@TempDir
	private Path folder;

	@Test
	void batchSurvivesTheDeathOfEverything() throws Exception {
		RunningSuite first = RunningSuite.up(this.folder, "--gpu-start", "PT1S");
		Api before = first.api("enterprise");
		String id = before.submit("models=sentiment,language&pipeline=gpu", Texts.ndjson(DOCUMENTS),
				"00-%s-00f067aa0ba902b7-01".formatted(TRACE));
		await("the middle of the batch").atMost(LIMIT)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> ended(before.batch(id)) > 0);
		long endedBefore = ended(before.batch(id));

		first.killEverything();

		assertThat(endedBefore).as("killed in the middle").isBetween(1L, DOCUMENTS - 1L);
		try (RunningSuite second = RunningSuite.up(this.folder, "--gpu-start", "PT1S")) {
			Api after = second.api("enterprise");
			assertThat(ended(after.batch(id))).isGreaterThanOrEqualTo(endedBefore);
			JsonNode batch = after.awaitEnd(id, LIMIT);
			assertThat(batch.path("counts").path("succeeded").asLong()).isEqualTo(DOCUMENTS);
			assertThat(after.results(id)).extracting((line) -> line.path("id").asString())
				.containsExactlyInAnyOrderElementsOf(IntStream.range(0, DOCUMENTS).mapToObj(Texts::id).toList());
			assertThat(second.logged("results", " of " + id + ": ")).as("shards stored by either process")
				.hasSizeGreaterThan(1)
				.allSatisfy((line) -> assertThat(line.path("traceId").asString()).isEqualTo(TRACE));
		}
	}

	private static long ended(JsonNode batch) {
		JsonNode counts = batch.path("counts");
		return counts.path("total").asLong() - counts.path("pending").asLong();
	}

}
