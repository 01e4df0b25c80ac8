package dev.crossover.router.result;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Reply;
import dev.crossover.router.cursor.Cursors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Results go through as they are, and on from where a reader stopped (S14, S32, S59). */
class ResultsReadsTests extends RouterAmongStandIns {

	private static final String LINES = "{\"index\":0,\"outcome\":\"succeeded\"}\n{\"index\":1,\"outcome\":\"errored\"}\n";

	private static final Account OWN = new Account("acct_standard", AccountType.STANDARD);

	@Autowired
	private Cursors cursors;

	@BeforeEach
	void more() {
		RESULTS.answer((asked) -> asked.uri().getPath().endsWith("/results")
				? new Reply(200, Map.of("Crossover-Next", "12"), LINES.getBytes(StandardCharsets.UTF_8))
				: Reply.json(200, batch("batch_1", "running", 2)));
	}

	@Test
	void linesPassThroughFromTheCursorOfTheAnswerBefore() {
		String next = next(results(STANDARD, "batch_1", ""));

		assertThat(results(STANDARD, "batch_1", "?outcome=errored&after=" + next)).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"batch_1.ndjson\"")
			.hasHeader("Crossover-Next", next)
			.bodyText()
			.isEqualTo(LINES);
		assertThat(RESULTS.asked().getLast().uri())
			.hasToString("/internal/accounts/acct_standard/batches/batch_1/results?outcome=errored&after=12");
	}

	@Test
	void cursorOfAnotherBatchOrAccountOrNobodyIsRefused() {
		String own = next(results(STANDARD, "batch_1", ""));
		String foreign = this.cursors.seal(new Account("acct_enterprise", AccountType.ENTERPRISE), "results of batch_1",
				"12");
		String ofAnother = next(results(STANDARD, "batch_2", ""));
		String tampered = ((own.charAt(0) != 'A') ? "A" : "B") + own.substring(1);
		RESULTS.forget();

		for (String cursor : List.of("12", "cjEy", "%00", foreign, ofAnother, tampered)) {
			assertThat(results(STANDARD, "batch_1", "?after=" + cursor)).as(cursor)
				.hasStatus(400)
				.bodyJson()
				.extractingPath("$.code")
				.isEqualTo("invalid_cursor");
		}
		assertThat(results(STANDARD, "batch_1", "?after=" + this.cursors.seal(OWN, "results of batch_1", "12")))
			.hasStatusOk();
		assertThat(results(STANDARD, "batch_1", "?after=")).hasStatusOk();
		assertThat(RESULTS.asked()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*/* | ndjson", "application/x-ndjson | ndjson", "text/csv;q=0.1, application/* | ndjson",
					"text/csv, application/x-ndjson | csv", "application/x-ndjson, text/csv | ndjson", "text/csv | csv",
					"text/csv, */*;q=0.1 | csv", "text/*, application/x-ndjson;q=0.5 | csv",
					"application/x-ndjson;q=0, text/csv;q=0.1 | csv" })
	void formatIsTheOneThatTheClientLikesBest(String accept, String extension) {
		assertThat(results(STANDARD, "batch_1", "").header("Accept", accept)).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"batch_1.%s\"".formatted(extension));
	}

	@Test
	void formatThatThereIsNotIsNotAcceptable() {
		assertThat(results(STANDARD, "batch_1", "").header("Accept", "application/xml")).hasStatus(406)
			.hasContentType("application/problem+json");
	}

	@Test
	void outcomeThatThereIsNotIsRejected() {
		assertThat(results(STANDARD, "batch_1", "?outcome=lost")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("outcome");
	}

	@ParameterizedTest
	@ValueSource(strings = { "batch%0d%0aX-Evil:1", "b%22;filename=x", "b%c3%a9" })
	void filenameIsNeverMadeOfWhatIsNoId(String id) {
		MockMvcRequestBuilder evil = this.mvc.get()
			.uri(URI.create("/v1/batches/" + id + "/results"))
			.header("Authorization", STANDARD);

		assertThat(evil).hasStatus4xxClientError().doesNotContainHeader("Content-Disposition");
		assertThat(RESULTS.asked()).isEmpty();
	}

	private static String next(MockMvcRequestBuilder request) {
		return String.valueOf(request.exchange().getResponse().getHeader("Crossover-Next"));
	}

	private MockMvcRequestBuilder results(String key, String id, String query) {
		return this.mvc.get()
			.uri(URI.create("/v1/batches/%s/results%s".formatted(id, query)))
			.header("Authorization", key);
	}

}
