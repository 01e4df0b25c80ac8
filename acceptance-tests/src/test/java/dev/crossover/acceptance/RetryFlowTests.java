package dev.crossover.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A model fails for a while; once it is well again, what errored is run again. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RetryFlowTests {

	private static final int DOCUMENTS = 450;

	private static final Duration LIMIT = Duration.ofMinutes(5);

	private static final String MODEL_FAILS = """
			{"target":"sagemaker","operation":"InvokeEndpoint","kind":"error","status":400,"code":"ValidationError"}""";

	@TempDir
	private Path folder;

	@Test
	void documentsThatErroredRunAgainAsABatchOfTheirOwn() throws IOException, InterruptedException {
		try (RunningSuite suite = RunningSuite.up(this.folder)) {
			Api api = suite.api("enterprise");
			String old = failedBatch(suite, api);

			JsonNode retried = retry(old);

			String id = retried.path("id").asString();
			assertThat(id).isNotEqualTo(old);
			assertThat(retried.path("retry_of").asString()).isEqualTo(old);
			assertThat(retried.path("state").asString()).isEqualTo("completed_with_errors");
			assertThat(retried.path("counts").path("succeeded").asInt()).isEqualTo(DOCUMENTS);
			assertThat(retried.path("counts").path("errored").asInt()).isEqualTo(1);
			assertThat(api.results(id)).extracting((line) -> line.path("id").asString())
				.containsExactlyInAnyOrderElementsOf(
						api.results(old).stream().map((line) -> line.path("id").asString()).toList());
			assertThat(api.results(id)).filteredOn((line) -> line.path("outcome").asString().equals("succeeded"))
				.extracting((line) -> line.path("id").asString())
				.containsExactlyElementsOf(IntStream.range(0, DOCUMENTS).mapToObj(Texts::id).toList());
			assertThat(api.batch(old).path("counts").path("errored").asInt()).isEqualTo(DOCUMENTS + 1);
			assertThat(suite.api("standard")
				.post("/v1/batches/%s/retry".formatted(old), "application/json", "{}")
				.status()).isEqualTo(404);
			assertThat(api.post("/v1/batches/%s/retry?outcome=expired".formatted(id), "application/json", "")
				.json()
				.path("code")
				.asString()).isEqualTo("nothing_to_retry");
		}
	}

	private static String failedBatch(RunningSuite suite, Api api) throws IOException, InterruptedException {
		assertThat(faults(suite, "POST", MODEL_FAILS)).isEqualTo(201);
		List<String> lines = Stream
			.concat(Stream.of("{\"id\":\"blank\",\"text\":\" \"}"), Texts.ndjson(DOCUMENTS).stream())
			.toList();
		String id = api.submit("models=sentiment&pipeline=cpu", lines);
		JsonNode batch = api.awaitEnd(id, LIMIT);
		assertThat(batch.path("state").asString()).isEqualTo("failed");
		assertThat(batch.path("counts").path("errored").asInt()).isEqualTo(DOCUMENTS + 1);
		assertThat(faults(suite, "DELETE", "")).isLessThan(300);
		return id;
	}

	private JsonNode retry(String old) throws IOException, InterruptedException {
		Path output = this.folder.resolve("retry.txt");
		Process command = CommandLine.start(output,
				List.of("retry", old, "--wait", "--json", "--pipeline", "cpu", "--data-dir", this.folder.toString()));
		assertThat(command.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		String written = Files.readString(output);
		assertThat(command.exitValue()).as(written).isEqualTo(1);
		// The progress goes to standard error, which is in the same file here.
		return JsonMapper.shared().readTree(written.substring(written.indexOf('{')));
	}

	private static int faults(RunningSuite suite, String method, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(suite.cloudUrl() + "/_faults"))
			.method(method, BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
