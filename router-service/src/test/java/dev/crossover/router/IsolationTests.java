package dev.crossover.router;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No operation shows or touches what is another account's (S11, S12, S18, S19). New
 * operations are found by their mapping.
 */
class IsolationTests extends RouterAmongStandIns {

	private static final String TRIAL = "Bearer xo_test_trial1_" + "b".repeat(43);

	private static final int NEIGHBOURS = 10_000;

	private static final String FOREIGN = "batch_01kaw3n8xq7m2c5v9d4f6g8h0j";

	private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

	private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@BeforeEach
	void everythingIsTheEnterpriseAccounts() {
		RESULTS.answer(IsolationTests::answer);
		GPU.answer(IsolationTests::answer);
		CPU.answer(IsolationTests::answer);
	}

	@Test
	void foreignIdsOfEveryKindAreNotFoundByAnyOperation(TestReporter report) {
		Map<String, HttpMethod> operations = operations();
		List<String> ids = List.of(FOREIGN, "batch_unknown", "upload_01kaw3n8xq7m2c5v9d4f6g8h0j", "enterprise1",
				"acct_enterprise", "0", "x".repeat(64), "x".repeat(65));
		assertThat(operations).containsKeys("GET /v1/batches/{id}", "GET /v1/batches/{id}/results",
				"GET /v1/batches/{id}/events");

		long tried = operations.entrySet()
			.stream()
			.mapToLong((operation) -> ids.stream()
				.mapToLong((id) -> sweep(operation.getKey(), operation.getValue(), id))
				.sum())
			.sum();

		report.publishEntry("operations with an id", Integer.toString(operations.size()));
		report.publishEntry("operations, parameters and ids tried", Long.toString(tried));
		assertThat(tried).isGreaterThanOrEqualTo((long) operations.size() * ids.size());
	}

	private long sweep(String operation, HttpMethod method, String id) {
		String path = operation.substring(operation.indexOf('/'));
		List<String> parameters = PARAMETER.matcher(path).results().map(MatchResult::group).toList();
		for (String foreign : parameters) {
			Matcher matcher = PARAMETER.matcher(path);
			String uri = matcher.replaceAll((parameter) -> parameter.group().equals(foreign) ? id : FOREIGN);
			assertNotFound(call(method, uri), operation, id);
		}
		return parameters.size();
	}

	private MvcTestResult call(HttpMethod method, String uri) {
		return this.mvc.method(method)
			.uri(URI.create(uri))
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/json")
			.header("Crossover-Account", "acct_enterprise;ENTERPRISE")
			.content("{}")
			.exchange();
	}

	// Who is no administrator is told so before anything is looked up.
	private static void assertNotFound(MvcTestResult answer, String operation, String id) {
		boolean admin = operation.contains(" /v1/admin/");
		assertThat(answer).as("%s with %s", operation, id)
			.hasStatus(admin ? 403 : 404)
			.hasContentType("application/problem+json");
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(admin ? "insufficient_scope" : "not_found");
		assertThat(answer).bodyText().doesNotContain("\"counts\"", "acct_standard");
	}

	// By method and path, so that failures name them.
	private Map<String, HttpMethod> operations() {
		Map<String, HttpMethod> operations = new TreeMap<>();
		this.mappings.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/v1/") && path.contains("{"))
				.forEach((path) -> mapping.getMethodsCondition()
					.getMethods()
					.forEach((method) -> operations.put(method + " " + path, method.asHttpMethod()))));
		return operations;
	}

	@Test
	void neighboursOfAnIdAreNotFound() {
		String stem = FOREIGN.substring(0, FOREIGN.length() - 3);
		RESULTS.answer((asked) -> asked.uri().getPath().endsWith("/acct_trial/batches/" + FOREIGN)
				? Reply.json(200, batch(FOREIGN, "running", 1)) : notFound());
		assertThat(status(FOREIGN)).isEqualTo(200);

		Stream<String> neighbours = IntStream.range(0, NEIGHBOURS)
			.mapToObj((number) -> stem + digit(number >> 10) + digit(number >> 5) + digit(number))
			.filter((id) -> !id.equals(FOREIGN));

		// 429 where the account's quota ends the search first.
		assertThat(neighbours.parallel().map(this::status).distinct().toList()).isSubsetOf(404, 429).isNotEmpty();
	}

	private int status(String id) {
		return this.mvc.get()
			.uri("/v1/batches/" + id)
			.header("Authorization", TRIAL)
			.exchange()
			.getResponse()
			.getStatus();
	}

	private static char digit(int number) {
		return DIGITS.charAt(number % DIGITS.length());
	}

	// Who asks in the name of the enterprise account, or in nobody's, gets what is the
	// enterprise account's: an operation that forgets the account shows itself.
	private static Reply answer(Asked asked) {
		if (asked.uri().getPath().equals("/internal/gpu")) {
			return Reply.json(200, "{\"state\":\"ready\"}");
		}
		boolean standard = (asked.uri() + " " + asked.headers()).contains("acct_standard");
		return standard ? notFound() : Reply.json(200, batch(FOREIGN, "running", 1));
	}

}
