package dev.crossover.results.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.Batch;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.results.Lines;
import dev.crossover.results.OnLocalCloud;
import dev.crossover.results.TestBatches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/** Reading results, while a batch runs and after. */
class ResultsControllerTests extends OnLocalCloud {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestBatches batches;

	@Autowired
	private JsonMapper json;

	@Autowired
	private DynamoDbClient dynamo;

	@Autowired
	private Stack stack;

	@LocalServerPort
	private int port;

	@Test
	void resultsWhileShardsOvertakeEachOtherComeOnceAndInOrder() {
		Batch batch = this.batches.running(4, 10);
		List<ResultLine> seen = new ArrayList<>();

		store(batch, 0);
		store(batch, 2);
		String next = follow(batch, null, seen);
		assertThat(seen).isEqualTo(Lines.mixed(0, 10));
		assertThat(next).isNotNull();
		assertThat(follow(batch, next, seen)).isEqualTo(next);
		assertThat(seen).hasSize(10);

		store(batch, 1);
		next = follow(batch, next, seen);
		assertThat(seen).isEqualTo(Lines.mixed(0, 30));
		store(batch, 3);
		assertThat(follow(batch, next, seen)).isNull();
		assertThat(seen).isEqualTo(Lines.mixed(0, 40));
	}

	@Test
	void resultsOfABatchThatNeverHadAnyEnd() {
		Batch batch = this.batches.unreadable();
		List<ResultLine> seen = new ArrayList<>();

		assertThat(follow(batch, null, seen)).isNull();
		assertThat(seen).isEmpty();
	}

	@Test
	void resultsWhenFilteredAreThoseOfTheOutcome() {
		Batch batch = this.batches.running(2, 10);
		store(batch, 0);
		store(batch, 1);

		assertThat(lines(get(batch, "?outcome=errored"))).hasSize(4)
			.allSatisfy((line) -> assertThat(line.outcome()).isEqualTo(Outcome.ERRORED));
		assertThat(lines(get(batch, "?outcome=succeeded"))).hasSize(16);
		assertThat(lines(get(batch, "?outcome=canceled"))).isEmpty();
	}

	@Test
	void resultsWhenTheQueryIsWrongSaysWhere() {
		Batch batch = this.batches.running(1, 1);

		assertThat(get(batch, "?outcome=SUCCEEDED")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.hasPathSatisfying("$.errors[0].pointer", (pointer) -> assertThat(pointer).isEqualTo("outcome"));
		assertThat(get(batch, "?after=nonsense")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.hasPathSatisfying("$.errors[0].pointer", (pointer) -> assertThat(pointer).isEqualTo("after"));
	}

	@Test
	void resultsWhenAnotherAccountsAreNotFound() {
		Batch batch = this.batches.running(1, 10);
		store(batch, 0);

		assertThat(this.mvc.get()
			.uri("/internal/accounts/acct_other/batches/%s/results".formatted(batch.id()))
			.accept(MediaType.APPLICATION_NDJSON)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void resultsWhenAPageIsGoneAtTheStartIsAProblem() {
		Batch batch = this.batches.running(2, 10);
		store(batch, 0);
		store(batch, 1);
		removePage(batch, 0);

		assertThat(get(batch, "")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void resultsWhenAPageIsGoneAmidBreaksOffInsteadOfLookingWhole() {
		Batch batch = this.batches.running(3, 200);
		for (int shard = 0; shard < 3; shard++) {
			store(batch, shard, 200);
		}
		removePage(batch, 2);
		URI uri = URI.create("http://127.0.0.1:%d%s".formatted(this.port, path(batch)));

		try (HttpClient client = HttpClient.newHttpClient()) {
			assertThatIOException().isThrownBy(
					() -> client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()));
		}
	}

	private @Nullable String follow(Batch batch, @Nullable String after, List<ResultLine> seen) {
		MvcTestResult result = get(batch, (after != null) ? "?after=" + after : "");
		assertThat(result).hasStatusOk();
		seen.addAll(lines(result));
		return result.getResponse().getHeader(ResultsController.NEXT);
	}

	private MvcTestResult get(Batch batch, String query) {
		return this.mvc.get().uri(path(batch) + query).exchange();
	}

	private List<ResultLine> lines(MvcTestResult result) {
		assertThat(result).hasStatusOk().hasContentType(MediaType.APPLICATION_NDJSON);
		try {
			return Stream.of(result.getResponse().getContentAsString().split("\n"))
				.filter((line) -> !line.isEmpty())
				.map((line) -> this.json.readValue(line, ResultLine.class))
				.toList();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private void store(Batch batch, int shard) {
		store(batch, shard, 10);
	}

	private void store(Batch batch, int shard, int documents) {
		this.batches.send(this.batches.output(batch, shard, Lines.mixed((long) shard * documents, documents)));
		await().until(() -> this.batches.shard(batch, shard).text("status").equals("STORED"));
	}

	private void removePage(Batch batch, int shard) {
		Map<String, AttributeValue> key = Item.create()
			.with("pk", "BATCH#" + batch.id())
			.with("sk", "PAGE#%06d#0000".formatted(shard))
			.attributes();
		this.dynamo.deleteItem((delete) -> delete.tableName(this.stack.resultsTable()).key(key));
	}

	private static String path(Batch batch) {
		return "/internal/accounts/%s/batches/%s/results".formatted(batch.account().id(), batch.id());
	}

}
