package dev.crossover.results.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.crossover.common.ledger.Batch;
import dev.crossover.results.OnLocalCloud;
import dev.crossover.results.TestBatches;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** What an account sees of its batches. */
class BatchControllerTests extends OnLocalCloud {

	private static final int PAIRS = 200;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestBatches batches;

	@Autowired
	private JsonMapper json;

	@Test
	void batchIsShownWithItsCounts() {
		Batch batch = this.batches.running(2, 50);

		assertThat(this.mvc.get().uri(path(batch.account().id()) + batch.id())).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.id", (id) -> assertThat(id).isEqualTo(batch.id()))
			.hasPathSatisfying("$.state", (state) -> assertThat(state).isEqualTo("running"))
			.hasPathSatisfying("$.counts.pending", (pending) -> assertThat(pending).isEqualTo(100))
			.hasPathSatisfying("$.cost.usd",
					(usd) -> assertThat(usd).asNumber()
						.extracting(Number::doubleValue, InstanceOfAssertFactories.DOUBLE)
						.isPositive())
			.hasPathSatisfying("$.eta.seconds",
					(eta) -> assertThat(eta).asNumber()
						.extracting(Number::doubleValue, InstanceOfAssertFactories.DOUBLE)
						.isPositive());
	}

	@Test
	void batchWhenAnotherAccountsIsAsUnknownAsOneThatIsNot() {
		Batch batch = this.batches.running(1, 1);

		for (String path : List.of(path("acct_other") + batch.id(), path(batch.account().id()) + "batch_none")) {
			assertThat(this.mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
				.bodyJson()
				.hasPathSatisfying("$.code", (code) -> assertThat(code).isEqualTo("not_found"))
				.hasPathSatisfying("$.detail", (detail) -> assertThat(detail).isEqualTo("There is no such batch."));
		}
	}

	@Test
	void batchWhenAnotherAccountsTakesAsLongAsOneThatIsNot() {
		String own = this.batches.running(1, 1).id();
		List<Double> foreign = new ArrayList<>();
		List<Double> unknown = new ArrayList<>();
		for (int pair = 0; pair < PAIRS; pair++) {
			foreign.add(nanosUntilNotFound(path("acct_other") + own));
			unknown.add(nanosUntilNotFound(path("acct_other") + "batch_" + UUID.randomUUID()));
		}

		assertThat(median(foreign) / median(unknown)).isBetween(0.5, 2.0);
	}

	private double nanosUntilNotFound(String path) {
		long start = System.nanoTime();
		assertThat(this.mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND);
		return System.nanoTime() - start;
	}

	private static double median(List<Double> times) {
		return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
	}

	@Test
	void batchesComeNewestFirstPageByPage() throws Exception {
		String account = "acct_" + UUID.randomUUID();
		List<String> ids = new ArrayList<>();
		for (int day = 1; day <= 5; day++) {
			ids.add(this.batches.running(account, Instant.parse("2026-11-0%dT10:00:00Z".formatted(day)), 1, 1).id());
		}
		this.batches.running(1, 1);

		List<String> seen = new ArrayList<>();
		String after = "";
		do {
			JsonNode page = this.json.readTree(this.mvc.get()
				.uri("/internal/accounts/%s/batches?limit=2%s".formatted(account, after))
				.exchange()
				.getResponse()
				.getContentAsString());
			page.path("batches").forEach((batch) -> seen.add(batch.path("id").asString()));
			assertThat(page.path("batches").size()).isBetween(1, 2);
			after = page.has("next") ? "&after=" + page.path("next").asString() : null;
		}
		while (after != null);

		assertThat(seen).isEqualTo(ids.reversed());
	}

	@Test
	void batchesWhenLimitOrCursorIsWrongSaysWhich() {
		String path = "/internal/accounts/acct_1/batches";

		assertThat(this.mvc.get().uri(path + "?limit=0")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.hasPathSatisfying("$.errors[0].pointer", (pointer) -> assertThat(pointer).isEqualTo("limit"));
		assertThat(this.mvc.get().uri(path + "?after=x")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.hasPathSatisfying("$.errors[0].pointer", (pointer) -> assertThat(pointer).isEqualTo("after"));
	}

	@Test
	void healthTellsNoDetails() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk()
			.bodyText()
			.doesNotContain("components", "database");
	}

	private static String path(String account) {
		return "/internal/accounts/%s/batches/".formatted(account);
	}

}
