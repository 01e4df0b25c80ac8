package dev.crossover.router.parameters;

import java.util.Map;

import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.parameters.Switches;
import dev.crossover.policy.pricing.ModelProfile;
import dev.crossover.policy.pricing.Profiles;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.model.Catalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** The administrator's view of the parameters. */
class ParametersTests extends RouterAmongStandIns {

	private static final String PATH = "/v1/admin/routing-parameters";

	@Autowired
	private JsonMapper json;

	@Autowired
	private CurrentPolicy policy;

	@AfterEach
	void backToTheDefaults() {
		accountsItems().remove("ROUTING PARAMETERS");
		this.policy.use(RoutingParameters.defaults());
	}

	@Test
	void showsTheParametersAndTheirVersion() {
		MvcTestResult answer = show();

		assertThat(answer).hasStatusOk().hasHeader("ETag", "\"1\"");
		assertThat(answer).bodyJson().isLenientlyEqualTo("""
				{"version":1,"prices":{"gpu_instance_hour":0.7364,"as_of":"2026-08-17"},
				"profiles":{"hardware":{"gpu_start":"PT2M14S"},"models":{"intent":{"cpu_documents_per_second":85.0}}},
				"thresholds":{"documents":1000},"serverless":{"synchronous_documents":200},"asap_within":"PT10M",
				"switches":{"gpu_enabled":true,"cpu_bulk_enabled":true}}""");
	}

	@Test
	void replacedParametersDecideAtOnceAndAreNamedByDecisions() {
		ObjectNode changed = shown();
		changed.withObject("/switches").put("gpu_enabled", false);

		assertThat(replace("\"1\"", changed)).hasStatusOk().hasHeader("ETag", "\"2\"");

		assertThat(show()).hasHeader("ETag", "\"2\"");
		assertThat(
				classify(STANDARD, "{\"models\":[\"sentiment\"],\"document_count\":120000}").uri("/v1/routes/explain"))
			.bodyJson()
			.isLenientlyEqualTo("{\"decision\":{\"rule\":\"gpu_disabled\",\"policy_version\":\"crossover-1/v2\"}}");
	}

	@Test
	void staleChangeIsRefused() {
		ObjectNode seen = shown();
		assertThat(replace("\"1\"", seen)).hasStatusOk();

		assertThat(replace("\"1\"", seen)).hasStatus(412)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("stale_version");
	}

	@ParameterizedTest
	@CsvSource({ "/prices/gpu_instance_hour, -1, /prices/gpu_instance_hour",
			"/prices/gpu_instance_hour, \"a\", /prices/gpu_instance_hour", "/asap_within, \"PT48H\", /asap_within",
			"/asap_within, \"soon\", /asap_within", "/version, 7, /version", "/switches/gpu, true, /switches/gpu",
			"/serverless/call_bytes, 5000000, /serverless/call_bytes",
			"/profiles/models/sentiment/cpu_documents_per_second, 0, /profiles/models/sentiment/cpu_documents_per_second" })
	void faultyChangeIsRefusedAndSaysWhere(String at, String value, String pointer) {
		ObjectNode changed = shown();
		int last = at.lastIndexOf('/');
		((ObjectNode) changed.at(at.substring(0, last))).set(at.substring(last + 1), this.json.readTree(value));

		assertThat(replace("\"1\"", changed)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo(pointer);
		assertThat(accountsItems()).doesNotContainKey("ROUTING PARAMETERS");
	}

	@ParameterizedTest
	@CsvSource({ "'', prices", "'', asap_within", "/prices, gpu_batch_requests", "/switches, gpu_enabled",
			"/profiles, models" })
	void changeThatLeavesSomethingOutIsRefused(String at, String field) {
		ObjectNode changed = shown();
		((ObjectNode) changed.at(at)).remove(field);

		assertThat(replace("\"1\"", changed)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_request");
	}

	@Test
	void changeWithoutTheVersionThatWasSeenIsRefused() {
		assertThat(replace("", shown())).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].pointer")
			.isEqualTo("If-Match");
	}

	@Test
	void faultyStoredParametersAreNotUsed() {
		RoutingParameters faulty = RoutingParameters.defaults()
			.withVersion(9)
			.withSwitches(new Switches(false, false))
			.withProfiles(new Profiles(Profiles.assumed().hardware(), Map.of("a", new ModelProfile("x", 0, 0, 0))));
		accountsItems().put("ROUTING PARAMETERS", this.json.createObjectNode()
			.set("parameters", this.json.createObjectNode().put("S", this.json.writeValueAsString(faulty))));

		this.policy.refresh();

		assertThat(this.policy.get().parameters()).isEqualTo(RoutingParameters.defaults());
	}

	@Test
	void everyModelOfTheCatalogueHasAProfile(@Autowired Catalogue catalogue) {
		assertThat(Profiles.assumed().models()).containsOnlyKeys(catalogue.models().keySet());
	}

	private ObjectNode shown() {
		return (ObjectNode) this.json.readTree(show().getResponse().getContentAsByteArray());
	}

	private MvcTestResult show() {
		return this.mvc.get().uri(PATH).header("Authorization", ADMIN).exchange();
	}

	private MvcTestResult replace(String seen, ObjectNode parameters) {
		return this.mvc.put()
			.uri(PATH)
			.header("Authorization", ADMIN)
			.header("If-Match", seen)
			.header("Content-Type", "application/json")
			.content(this.json.writeValueAsBytes(parameters))
			.exchange();
	}

}
