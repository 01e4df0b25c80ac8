package dev.crossover.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A batch while AWS misbehaves: messages come twice, answers are lost after their effect,
 * tables throttle, completions are never told. Every document still ends exactly once.
 */
class FaultedBatchTests {

	private static final int DOCUMENTS = 1_500;

	private static final Duration LIMIT = Duration.ofMinutes(8);

	private static final List<String> FAULTS = List.of(
			"{\"target\":\"sqs\",\"operation\":\"SendMessage\",\"kind\":\"duplicate\",\"probability\":0.5,\"seed\":1}",
			"{\"target\":\"sqs\",\"operation\":\"SendMessage\",\"kind\":\"response_lost\",\"probability\":0.3,\"seed\":2}",
			"{\"target\":\"dynamodb\",\"kind\":\"throttle\",\"probability\":0.05,\"seed\":3}",
			"{\"target\":\"dynamodb\",\"operation\":\"TransactWriteItems\",\"kind\":\"response_lost\",\"probability\":0.3,\"seed\":4}",
			"{\"target\":\"s3\",\"operation\":\"PutObject\",\"kind\":\"response_lost\",\"probability\":0.3,\"seed\":5}",
			"{\"target\":\"sagemaker\",\"operation\":\"InvokeEndpointAsync\",\"kind\":\"response_lost\",\"count\":1}",
			"{\"kind\":\"notification_lost\",\"probability\":0.3,\"seed\":7,\"count\":2}");

	@TempDir
	private Path folder;

	@Test
	void everyDocumentEndsOnceWhateverGoesWrong() throws Exception {
		try (RunningSuite suite = RunningSuite.up(this.folder, "--gpu-start", "PT1S")) {
			Api api = suite.api("enterprise");
			for (String fault : FAULTS) {
				assertThat(faults(suite, fault).statusCode()).isEqualTo(201);
			}

			String id = api.submit("models=language,sentiment&pipeline=gpu", Texts.ndjson(DOCUMENTS));
			JsonNode batch = api.awaitEnd(id, LIMIT);

			assertThat(batch.path("counts").path("succeeded").asLong()).isEqualTo(DOCUMENTS);
			assertThat(api.results(id)).extracting((line) -> line.path("id").asString())
				.containsExactlyInAnyOrderElementsOf(IntStream.range(0, DOCUMENTS).mapToObj(Texts::id).toList());
			JsonNode struck = JsonMapper.shared().readTree(faults(suite, "").body()).path("faults");
			assertThat(struck).as("faults that struck")
				.filteredOn((fault) -> fault.path("struck").asLong() > 0)
				.hasSizeGreaterThanOrEqualTo(4);
		}
	}

	private static HttpResponse<String> faults(RunningSuite suite, String fault)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(suite.cloudUrl() + "/_faults"));
		if (!fault.isEmpty()) {
			request.POST(HttpRequest.BodyPublishers.ofString(fault));
		}
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
