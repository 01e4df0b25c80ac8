package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Following a batch while it runs, by its results and by its events. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FollowingTests {

	private static final Duration LIMIT = Duration.ofMinutes(8);

	private static final int DOCUMENTS = 3_000;

	@TempDir
	private static Path folder;

	private RunningSuite suite;

	private Api enterprise;

	@BeforeAll
	void start() throws IOException {
		this.suite = RunningSuite.up(folder, "--gpu-start", "PT2S", "--idle-after", "PT5S");
		this.enterprise = this.suite.api("enterprise");
	}

	@AfterAll
	void stop() {
		this.suite.close();
	}

	@Test
	void resultsReadWhileTheBatchRunsComeOnceAndInOrder() {
		String id = submit();
		List<JsonNode> seen = new ArrayList<>();
		int early = 0;

		String next = "";
		do {
			Api.Answer page = this.enterprise.get("/v1/batches/%s/results%s".formatted(id, next));
			assertThat(page.status()).as(page.body()).isEqualTo(200);
			List<JsonNode> lines = page.body().lines().map(JsonMapper.shared()::readTree).toList();
			seen.addAll(lines);
			next = page.header("Crossover-Next").isEmpty() ? "" : "?after=" + page.header("Crossover-Next");
			early += (next.isEmpty() || lines.isEmpty()) ? 0 : 1;
			// Waits for a moment, or the end.
			this.enterprise.get("/v1/batches/%s?wait=100ms".formatted(id));
		}
		while (!next.isEmpty());

		assertThat(early).as("answers with results before the last").isPositive();
		assertThat(seen.stream().map((line) -> line.path("index").asInt()))
			.containsExactlyElementsOf(IntStream.range(0, DOCUMENTS).boxed().toList());
		assertThat(this.enterprise.batch(id).path("state").asString()).isEqualTo("succeeded");
		assertThat(this.enterprise.results(id)).isEqualTo(seen);
	}

	@Test
	void eventsTellTheWholeWayAndGoOnFromAnyOfThem() {
		String path = "/v1/batches/%s/events".formatted(submit());

		List<List<String>> events = events(this.enterprise.get(path));

		assertThat(states(events)).startsWith("validating", "queued", "waking", "running").endsWith("succeeded");
		assertThat(percents(events)).isSorted().hasSizeGreaterThan(2).endsWith(100.0);
		assertThat(events.getLast()).contains("event: end");
		int running = IntStream.range(0, events.size())
			.filter((event) -> events.get(event).getLast().contains("\"running\""))
			.findFirst()
			.orElseThrow();
		List<List<String>> rest = events(this.enterprise.get(path, "Last-Event-ID", id(events.get(running))));
		assertThat(states(rest)).isEqualTo(states(events.subList(running + 1, events.size())));
		assertThat(percents(rest)).containsExactly(100.0);
		assertThat(this.enterprise.get(path, "Last-Event-ID", id(events.getLast())).status()).isEqualTo(204);
	}

	@Test
	void canceledBatchEndsAndKeepsWhatIsFinished() {
		String id = submit();

		Api.Answer canceled = this.enterprise.post("/v1/batches/%s/cancel".formatted(id), "application/json", "{}");

		assertThat(canceled.status()).as(canceled.body()).isEqualTo(202);
		assertThat(canceled.json().path("stage").asString()).isEqualTo("canceling");
		JsonNode batch = this.enterprise.awaitEnd(id, LIMIT);
		assertThat(batch.path("state").asString()).isEqualTo("canceled");
		Api.Answer results = this.enterprise.get("/v1/batches/%s/results".formatted(id));
		assertThat(results.header("Crossover-Next")).isEmpty();
		List<String> outcomes = results.body()
			.lines()
			.map((line) -> JsonMapper.shared().readTree(line).path("outcome").asString())
			.toList();
		assertThat(outcomes).hasSize(DOCUMENTS).contains("canceled").isSubsetOf("succeeded", "canceled");
		assertThat(this.enterprise.post("/v1/batches/%s/cancel".formatted(id), "application/json", "{}").status())
			.isEqualTo(200);
	}

	@Test
	void anotherAccountFindsNothingOfIt() {
		String id = this.enterprise.submit("models=sentiment", Texts.ndjson(3));
		this.enterprise.submit("models=sentiment", Texts.ndjson(3));
		String token = this.enterprise.get("/v1/batches?page_size=1").json().path("next_page_token").asString();
		this.enterprise.awaitEnd(id, LIMIT);

		for (String read : List.of("", "?wait=1s", "/results", "/results?outcome=errored", "/events")) {
			Api.Answer answer = this.suite.api("standard").get("/v1/batches/" + id + read);
			assertThat(answer.status()).as(read).isEqualTo(404);
			assertThat(answer.json().path("code").asString()).isEqualTo("not_found");
		}
		assertThat(this.suite.api("standard").get("/v1/batches").body()).doesNotContain(id);
		assertThat(token).isNotEmpty();
		assertThat(this.suite.api("standard").get("/v1/batches?page_token=" + token).status()).isEqualTo(400);
		assertThat(this.enterprise.get("/v1/batches?page_token=" + token).status()).isEqualTo(200);
	}

	@Test
	void commandLineShowsTheProgress() throws IOException, InterruptedException {
		Path file = Files.write(folder.resolve("texts.ndjson"), Texts.ndjson(DOCUMENTS));
		Path submitted = folder.resolve("submit.txt");
		Path followed = folder.resolve("status.txt");

		run(submitted, "submit", file.toString(), "--wait", "--data-dir", folder.toString());
		assertThat(submitted).content().contains("100 %  3,000/3,000", "state      succeeded (done)");

		String id = this.enterprise.get("/v1/batches?page_size=1").json().path("batches").path(0).path("id").asString();
		run(followed, "status", id, "--follow", "--data-dir", folder.toString());
		assertThat(followed).content().contains("100 %  3,000/3,000", id);
	}

	private static void run(Path output, String... arguments) throws IOException, InterruptedException {
		Process command = CommandLine.start(output, List.of(arguments));
		assertThat(command.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(command.exitValue()).as(Files.readString(output)).isZero();
	}

	private String submit() {
		return this.enterprise.submit("models=sentiment&pipeline=gpu", Texts.ndjson(DOCUMENTS));
	}

	private static List<List<String>> events(Api.Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return Stream.of(answer.body().split("\n\n"))
			.map((event) -> event.lines().toList())
			.filter((event) -> event.size() == 3)
			.toList();
	}

	private static String id(List<String> event) {
		return event.getFirst().substring("id: ".length());
	}

	private static List<String> states(List<List<String>> events) {
		return data(events, "state").map((state) -> state.path("state").asString()).toList();
	}

	private static List<Double> percents(List<List<String>> events) {
		return data(events, "progress").map((progress) -> progress.path("percent").asDouble()).toList();
	}

	private static Stream<JsonNode> data(List<List<String>> events, String name) {
		return events.stream()
			.filter((event) -> event.get(1).equals("event: " + name))
			.map((event) -> JsonMapper.shared().readTree(event.get(2).substring("data: ".length())));
	}

}
