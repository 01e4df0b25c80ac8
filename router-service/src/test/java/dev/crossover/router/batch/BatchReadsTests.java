package dev.crossover.router.batch;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import dev.crossover.router.cursor.Cursors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches are seen by whose they are, and lists page (S11-S14, S34). */
class BatchReadsTests extends RouterAmongStandIns {

	@Autowired
	private Cursors cursors;

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
	void cancelAnswersWhetherAnythingIsLeftToEnd() {
		GPU.answer((asked) -> asked.uri().getPath().equals("/internal/accounts/acct_standard/batches/batch_1/cancel")
				? Reply.json(200, batch("running", 1)) : notFound());
		assertThat(post(STANDARD, "/v1/batches/batch_1/cancel")).hasStatus(202)
			.bodyJson()
			.extractingPath("$.counts.pending")
			.isEqualTo(2);
		assertThat(post(ENTERPRISE, "/v1/batches/batch_1/cancel")).hasStatus(404);

		GPU.answer((_) -> Reply.json(200, batch("canceled", 1)));
		assertThat(post(STANDARD, "/v1/batches/batch_1/cancel")).hasStatus(200);
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
	void showWhenWaitingWithATagAnswersWhenTheBatchChanges() {
		AtomicInteger looks = new AtomicInteger();
		RESULTS.answer((asked) -> own(asked, batch("running", (looks.incrementAndGet() < 4) ? 1 : 2)));
		String tag = String.valueOf(get(STANDARD, "/v1/batches/batch_1").exchange().getResponse().getHeader("ETag"));

		assertThat(get(STANDARD, "/v1/batches/batch_1?wait=20").header("If-None-Match", tag)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.counts.succeeded")
			.isEqualTo(2);
		assertThat(looks).hasValue(4);
	}

	@Test
	void showWhenTheWaitIsOverIsNotModified() {
		RESULTS.answer((asked) -> own(asked, batch("running", 1)));
		String tag = String.valueOf(get(STANDARD, "/v1/batches/batch_1").exchange().getResponse().getHeader("ETag"));

		assertThat(get(STANDARD, "/v1/batches/batch_1?wait=150ms").header("If-None-Match", tag)).hasStatus(304);
		assertThat(get(STANDARD, "/v1/batches/batch_1?wait=150ms")).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1s", "99999999999999999999s", "9223372036854775807d" })
	void showWhenTheWaitIsNoTimeIsRejected(String wait) {
		assertThat(get(STANDARD, "/v1/batches/batch_1?wait=" + wait)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("wait");
	}

	@ParameterizedTest
	@CsvSource({ "'',20", "?page_size=,20", "?page_size=0,20", "?page_size=7,7", "?page_size=1000000000,100",
			"?page_size=99999999999,100" })
	void listCoercesThePageSize(String query, String limit) {
		RESULTS.answer((_) -> Reply.json(200, "{\"batches\":[]}"));

		assertThat(get(STANDARD, "/v1/batches" + query)).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"batches\":[],\"next_page_token\":\"\"}");
		assertThat(RESULTS.asked().getFirst().uri())
			.hasToString("/internal/accounts/acct_standard/batches?limit=" + limit);
	}

	@ParameterizedTest
	@CsvSource({ "page_size=-1,invalid_request", "page_size=x,invalid_request", "page_token=x,invalid_page_token",
			"page_token=bm9uc2Vuc2U,invalid_page_token" })
	void listRejectsWhatIsNoPage(String query, String code) {
		assertThat(get(STANDARD, "/v1/batches?" + query)).hasStatus(400)
			.bodyJson()
			.hasPathSatisfying("$.code", (found) -> assertThat(found).isEqualTo(code))
			.hasPathSatisfying("$.errors[0].pointer",
					(found) -> assertThat(found).isEqualTo(query.substring(0, query.indexOf('='))));
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
		String tampered = ((token.charAt(0) != 'A') ? "A" : "B") + token.substring(1);
		String ofResults = this.cursors.seal(new Account("acct_standard", AccountType.STANDARD), "results of batch_1",
				"2026#batch 1");
		for (String other : List.of(tampered, ofResults)) {
			assertThat(get(STANDARD, "/v1/batches?page_token=" + other)).hasStatus(400);
		}
		MvcTestResult foreign = get(ENTERPRISE, "/v1/batches?page_token=" + token).exchange();
		assertThat(foreign).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("invalid_page_token");
		assertThat(RESULTS.asked()).allMatch((asked) -> asked.uri().getPath().contains("acct_standard"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/batches", "/v1/batches/batch_1", "/v1/batches/batch_1?wait=1s" })
	void readsWhenJsonIsNotAcceptableAreRejected(String path) {
		assertThat(get(STANDARD, path).header("Accept", "application/xml")).hasStatus(406)
			.hasContentType("application/problem+json");
	}

	private MockMvcRequestBuilder post(String key, String uri) {
		return this.mvc.post().uri(uri).header("Authorization", key);
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
