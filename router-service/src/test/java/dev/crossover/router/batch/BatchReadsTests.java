package dev.crossover.router.batch;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches are seen by whose they are, and lists page (S11-S14, S34). */
class BatchReadsTests extends RouterAmongStandIns {

	@Test
	void showAsksForTheAccountsOwnBatch() {
		RESULTS.answer((asked) -> own(asked, batch("running", 1)));

		assertThat(get(STANDARD, "/v1/batches/batch_1")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.counts.pending")
			.isEqualTo(2);
		assertThat(get(ENTERPRISE, "/v1/batches/batch_1")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "batch_2", "..%2F..%2Facct_enterprise%2Fbatches%2Fbatch_1", "batch%201" })
	void showWhenThereIsNoSuchBatchIsNotFound(String id) {
		assertThat(this.mvc.get().uri(URI.create("/v1/batches/" + id)).header("Authorization", STANDARD))
			.hasStatus4xxClientError();
		assertThat(RESULTS.asked())
			.allMatch((asked) -> asked.uri().getPath().endsWith("/acct_standard/batches/batch_2"));
	}

	@Test
	void showWhenNothingChangedIsNotModified() {
		RESULTS.answer((asked) -> own(asked, batch("running", 1)));
		String tag = get(STANDARD, "/v1/batches/batch_1").exchange().getResponse().getHeader("ETag");

		assertThat(tag).startsWith("W/\"");
		assertThat(get(STANDARD, "/v1/batches/batch_1").header("If-None-Match", String.valueOf(tag))).hasStatus(304)
			.bodyText()
			.isEmpty();
		RESULTS.answer((asked) -> own(asked, batch("running", 2)));
		assertThat(get(STANDARD, "/v1/batches/batch_1").header("If-None-Match", String.valueOf(tag))).hasStatusOk();
	}

	@Test
	void showWhenWaitingAnswersWhenTheBatchEnds() {
		AtomicInteger looks = new AtomicInteger();
		RESULTS
			.answer((asked) -> own(asked, (looks.incrementAndGet() < 3) ? batch("running", 1) : batch("succeeded", 3)));

		assertThat(get(STANDARD, "/v1/batches/batch_1?wait=20s")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("succeeded");
		assertThat(looks).hasValue(3);
	}

	@Test
	void showWhenTheWaitIsNoTimeIsRejected() {
		assertThat(get(STANDARD, "/v1/batches/batch_1?wait=soon")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("wait");
	}

	@ParameterizedTest
	@CsvSource({ "'',20", "?page_size=0,20", "?page_size=7,7", "?page_size=1000000000,100" })
	void listCoercesThePageSize(String query, String limit) {
		RESULTS.answer((_) -> Reply.json(200, "{\"batches\":[]}"));

		assertThat(get(STANDARD, "/v1/batches" + query)).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"batches\":[],\"next_page_token\":\"\"}");
		assertThat(RESULTS.asked().getFirst().uri())
			.hasToString("/internal/accounts/acct_standard/batches?limit=" + limit);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?page_size=-1", "?page_size=x", "?page_token=x", "?page_token=bm9uc2Vuc2U" })
	void listRejectsWhatIsNoPage(String query) {
		assertThat(get(STANDARD, "/v1/batches" + query)).hasStatus(400);
	}

	@Test
	void listSealsTokensToTheAccount() throws UnsupportedEncodingException {
		RESULTS.answer((_) -> Reply.json(200, "{\"batches\":[],\"next\":\"2026#batch 1\"}"));
		String page = get(STANDARD, "/v1/batches?account=acct_enterprise").header("X-Tenant-ID", "acct_enterprise")
			.exchange()
			.getResponse()
			.getContentAsString();
		String token = page.replaceAll(".*\"next_page_token\":\"([^\"]+)\".*", "$1");

		assertThat(get(STANDARD, "/v1/batches?page_token=" + token)).hasStatusOk();
		assertThat(RESULTS.asked().getLast().uri())
			.hasToString("/internal/accounts/acct_standard/batches?limit=20&after=2026%23batch%201");
		MvcTestResult foreign = get(ENTERPRISE, "/v1/batches?page_token=" + token).exchange();
		assertThat(foreign).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("invalid_page_token");
		assertThat(RESULTS.asked()).allMatch((asked) -> asked.uri().getPath().contains("acct_standard"));
	}

	@Test
	void resultsPassThroughAsLines() {
		String lines = "{\"index\":0,\"outcome\":\"succeeded\"}\n{\"index\":1,\"outcome\":\"errored\"}\n";
		RESULTS.answer((_) -> new Reply(200, Map.of("Crossover-Next", "12"), lines.getBytes(StandardCharsets.UTF_8)));

		for (String accept : List.of("*/*", "application/x-ndjson", "text/csv;q=0.1, application/*")) {
			assertThat(get(STANDARD, "/v1/batches/batch_1/results?after=7&outcome=errored").header("Accept", accept))
				.hasStatusOk()
				.hasHeader("Crossover-Next", "12")
				.hasContentType("application/x-ndjson")
				.bodyText()
				.isEqualTo(lines);
		}
		assertThat(RESULTS.asked().getFirst().uri())
			.hasToString("/internal/accounts/acct_standard/batches/batch_1/results?outcome=errored&after=7");
	}

	@Test
	void resultsWhenNotAcceptableAreRejected() {
		assertThat(get(STANDARD, "/v1/batches/batch_1/results").header("Accept", "application/xml")).hasStatus(406);
		assertThat(get(STANDARD, "/v1/batches/batch_1/results?outcome=lost")).hasStatus(400);
		assertThat(get(STANDARD, "/v1/batches/batch_1/results")).hasStatus(404);
	}

	private MockMvcRequestBuilder get(String key, String path) {
		return this.mvc.get().uri(path).header("Authorization", key);
	}

	private static Reply own(Asked asked, String batch) {
		return asked.uri().getPath().equals("/internal/accounts/acct_standard/batches/batch_1") ? Reply.json(200, batch)
				: notFound();
	}

	private static String batch(String state, int succeeded) {
		return batch("batch_1", state, succeeded);
	}

}
