package dev.crossover.router.retry;

import java.util.Set;

import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchSource;
import dev.crossover.common.ledger.RetrySource;
import dev.crossover.policy.retry.Retriable;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** A retry is routed as the batch that it makes, and only what may be retried is. */
class RetryTests extends RouterAmongStandIns {

	private static final String OLD = "/v1/batches/batch_old/retry";

	@Autowired
	private JsonMapper json;

	@Test
	void retryAnswersWithABatchOfItsOwn() {
		has("completed_with_errors", 5, 0, 0);

		MvcTestResult answer = retry(STANDARD, OLD).exchange();

		assertThat(answer).hasStatus(202)
			.hasHeader("Location", "/v1/batches/batch_new")
			.hasHeader("Crossover-Pipeline", "cpu");
		assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo("batch_new");
		assertThat(submitted().uri()).hasPath("/internal/uploaded-batches");
		assertThat(source()).isEqualTo(new RetrySource("batch_old", Set.of(Retriable.ERRORED), 5));
		BatchRequest request = request();
		assertThat(request.account().id()).isEqualTo("acct_standard");
		assertThat(request.models()).containsExactly("sentiment", "language");
		assertThat(request.window().text()).isEqualTo("24h");
		assertThat(request.decision().inputs().documents()).isEqualTo(5);
		assertThat(request.decision().inputs().bytes()).as("100 bytes a document").isEqualTo(500);
	}

	@Test
	void retryIsRoutedByHowManyDocumentsThereAre() {
		has("completed_with_errors", 200_000, 0, 0);

		assertThat(retry(STANDARD, OLD)).hasStatus(202).hasHeader("Crossover-Pipeline", "gpu");
		assertThat(request().decision().inputs().documents()).isEqualTo(200_000);
	}

	@Test
	void retryFollowsTheWishesOfTheQuery() {
		has("canceled", 1, 20, 300);

		assertThat(retry(STANDARD, OLD + "?outcome=canceled,expired&completion_window=1h&pipeline=gpu")).hasStatus(202)
			.hasHeader("Crossover-Pipeline", "gpu");

		assertThat(source())
			.isEqualTo(new RetrySource("batch_old", Set.of(Retriable.EXPIRED, Retriable.CANCELED), 320));
		assertThat(request().window().text()).isEqualTo("1h");
		assertThat(request().decision().rule()).isEqualTo("pipeline_wish");
	}

	@Test
	void retryFollowsTheWishesOfTheBody() {
		has("expired", 1, 20, 0);

		assertThat(retry(STANDARD, OLD).header("Content-Type", "application/json")
			.content("{\"outcome\":\"expired\",\"completion_window\":\"asap\"}")).hasStatus(202);

		assertThat(source()).isEqualTo(new RetrySource("batch_old", Set.of(Retriable.EXPIRED), 20));
		assertThat(request().window().text()).isEqualTo("asap");
	}

	@ParameterizedTest
	@CsvSource({ "running,0,0,0,batch_not_ended", "finalizing,3,0,0,batch_not_ended",
			"validating,0,0,0,batch_not_ended", "succeeded,0,0,0,nothing_to_retry", "failed,0,0,0,nothing_to_retry",
			"expired,0,7,0,nothing_to_retry", "canceled,0,0,7,nothing_to_retry" })
	void retryWhenThereIsNothingToRunIsAConflict(String state, long errored, long expired, long canceled, String code) {
		has(state, errored, expired, canceled);

		assertThat(retry(STANDARD, OLD)).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo(code);
		assertThat(GPU.asked()).noneMatch((asked) -> asked.method().equals("POST"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?outcome=succeeded      |               | invalid_request
			?outcome=errored,       |               | invalid_request
			?completion_window=soon |               | invalid_request
			?pipeline=tpu           |               | invalid_request
			                        | {"models":[]} | unknown_field
			                        | {"outcome":7} | invalid_request
			                        | [             | invalid_request
			?pipeline=cpu           | {}            | invalid_request
			""")
	void rejectsWhatIsNoWish(String query, String body, String code) {
		has("completed_with_errors", 5, 0, 0);
		MockMvcRequestBuilder request = retry(STANDARD, OLD + ((query != null) ? query : ""));

		assertThat((body != null) ? request.header("Content-Type", "application/json").content(body) : request)
			.hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo(code);
	}

	@Test
	void retryOfAnotherAccountsBatchIsNotFound() {
		has("completed_with_errors", 5, 0, 0);

		assertThat(retry(ENTERPRISE, OLD)).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("not_found");
	}

	@Test
	void forwardsThatTheDocumentsAreGone() {
		has("completed_with_errors", 5, 0, 0);
		GPU.answer((_) -> Reply.problem(409, "documents_expired", "They are gone."));

		assertThat(retry(STANDARD, OLD)).hasStatus(409)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("documents_expired");
	}

	private MockMvcRequestBuilder retry(String key, String path) {
		return this.mvc.post().uri(path).header("Authorization", key);
	}

	// The standard account has a batch of a million documents.
	private static void has(String state, long errored, long expired, long canceled) {
		String batch = """
				{"id":"batch_old","state":"%s","models":["sentiment","language"],"completion_window":"24h",
				"decision":{"inputs":{"documents":20,"bytes":2000}},
				"counts":{"total":1000000,"succeeded":0,"errored":%d,"expired":%d,"canceled":%d}}""".formatted(state,
				errored, expired, canceled);
		RESULTS.answer((asked) -> asked.uri().getPath().equals("/internal/accounts/acct_standard/batches/batch_old")
				? Reply.json(200, batch) : notFound());
	}

	private static Asked submitted() {
		return GPU.asked().stream().filter((asked) -> asked.method().equals("POST")).findFirst().orElseThrow();
	}

	private BatchRequest request() {
		return BatchRequest.fromHeader(String.valueOf(submitted().header(BatchRequest.HEADER)), this.json);
	}

	private BatchSource source() {
		return this.json.readValue(submitted().body(), BatchSource.class);
	}

}
