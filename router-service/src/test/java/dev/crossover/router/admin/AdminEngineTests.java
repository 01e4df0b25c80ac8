package dev.crossover.router.admin;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import dev.crossover.common.aws.Stack;
import dev.crossover.router.RouterOnLocalCloud;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Accounts and keys on a real table. */
class AdminEngineTests extends RouterOnLocalCloud {

	@Autowired
	private DynamoDbClient dynamo;

	@Autowired
	private Stack stack;

	@Test
	void accountWithAKeyCanWork() throws Exception {
		String account = create("{\"name\":\"Acme\",\"type\":\"standard\"}").path("id").asString();
		JsonNode key = json(
				admin(HttpMethod.POST, "/v1/admin/accounts/%s/keys".formatted(account), "{\"label\":\"laptop\"}"), 201);

		assertThat(models(key.path("key").asString())).hasStatusOk();
		assertThat(json(admin(HttpMethod.GET, "/v1/admin/accounts/%s/keys".formatted(account), null), 200).path("keys"))
			.singleElement()
			.satisfies((listed) -> {
				assertThat(listed.path("label").asString()).isEqualTo("laptop");
				assertThat(listed.path("scopes").toString()).isEqualTo("[\"classify\",\"read\"]");
				assertThat(listed.has("key")).isFalse();
			});
		assertThat(json(admin(HttpMethod.GET, "/v1/admin/accounts", null), 200).path("accounts").valueStream())
			.anyMatch((listed) -> listed.path("id").asString().equals(account));
	}

	/** S06. */
	@Test
	void rotatedKeyIsGoodUntilTheOverlapEnds() throws Exception {
		String account = create("{\"name\":\"Acme\",\"type\":\"standard\"}").path("id").asString();
		String keys = "/v1/admin/accounts/%s/keys".formatted(account);
		JsonNode old = json(admin(HttpMethod.POST, keys, null), 201);

		JsonNode rotated = json(
				admin(HttpMethod.POST, keys + "/" + old.path("id").asString() + "/rotate", "{\"overlap\":\"3s\"}"),
				201);

		assertThat(models(rotated.path("key").asString())).hasStatusOk();
		assertThat(models(old.path("key").asString())).hasStatusOk();
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(models(old.path("key").asString())).hasStatus(401));
		assertThat(models(rotated.path("key").asString())).hasStatusOk();
	}

	/** S04, S64: within seconds while it is in use. */
	@Test
	void revokedKeyIsRefused() throws Exception {
		String account = create("{\"name\":\"Acme\",\"type\":\"standard\"}").path("id").asString();
		String keys = "/v1/admin/accounts/%s/keys".formatted(account);
		JsonNode key = json(admin(HttpMethod.POST, keys, null), 201);
		assertThat(models(key.path("key").asString())).hasStatusOk();

		JsonNode revoked = json(admin(HttpMethod.POST, keys + "/" + key.path("id").asString() + "/revoke", null), 200);

		assertThat(revoked.has("revoked_at")).isTrue();
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(models(key.path("key").asString())).hasStatus(401));
	}

	/** S04. */
	@Test
	void expiredKeyIsRefused() throws Exception {
		String account = create("{\"name\":\"Acme\",\"type\":\"standard\"}").path("id").asString();
		JsonNode key = json(
				admin(HttpMethod.POST, "/v1/admin/accounts/%s/keys".formatted(account), "{\"expires_in\":\"0s\"}"),
				201);

		assertThat(models(key.path("key").asString())).hasStatus(401);
	}

	@Test
	void disabledAccountIsShutOutUntilItIsEnabled() throws Exception {
		String account = create("{\"name\":\"Acme\",\"type\":\"standard\"}").path("id").asString();
		String key = json(admin(HttpMethod.POST, "/v1/admin/accounts/%s/keys".formatted(account), null), 201)
			.path("key")
			.asString();
		assertThat(models(key)).hasStatusOk();

		json(admin(HttpMethod.PATCH, "/v1/admin/accounts/" + account, "{\"disabled\":true}"), 200);
		await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(models(key)).hasStatus(401));

		json(admin(HttpMethod.PATCH, "/v1/admin/accounts/" + account, "{\"disabled\":false}"), 200);
		await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(models(key)).hasStatusOk());
	}

	@Test
	void overridesChangeThePlanOfOneAccount() throws Exception {
		JsonNode account = create("""
				{"name":"Acme","type":"demo","overrides":{"default_window":"1h","lane":"fast",
				"limits":{"documents_per_batch":1},"quotas":{"spend_usd_per_day":7.5}}}""");

		JsonNode plan = account.path("plan");
		assertThat(plan.at("/limits/documents_per_batch").asLong()).isEqualTo(1);
		assertThat(plan.at("/limits/characters_per_document").asLong()).isEqualTo(10_000);
		assertThat(plan.at("/quotas/spend_usd_per_day").asDouble()).isEqualTo(7.5);
		assertThat(plan.path("default_window").asString()).isEqualTo("1h");
		assertThat(plan.path("lane").asString()).isEqualTo("fast");
		String key = json(
				admin(HttpMethod.POST, "/v1/admin/accounts/%s/keys".formatted(account.path("id").asString()), null),
				201)
			.path("key")
			.asString();
		assertThat(classify("Bearer " + key,
				"{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"a\"},{\"text\":\"b\"}]}"))
			.hasStatus(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"x\",\"type\":\"demo\",\"overrides\":{\"limits\":{\"documents\":1}}}",
			"{\"name\":\"x\",\"type\":\"demo\",\"overrides\":{\"limits\":{\"documents_per_batch\":0}}}",
			"{\"name\":\"x\",\"type\":\"demo\",\"overrides\":{\"limits\":{\"documents_per_batch\":\"many\"}}}",
			"{\"name\":\"x\",\"type\":\"demo\",\"overrides\":{\"default_window\":\"2h\"}}",
			"{\"name\":\"x\",\"type\":\"king\"}", "{\"type\":\"demo\"}", "{\"name\":\"\",\"type\":\"demo\"}",
			"{\"name\":\"x\",\"type\":\"demo\",\"id\":\"acct_1\"}" })
	void accountThatCannotBeIsRefused(String body) {
		assertThat(admin(HttpMethod.POST, "/v1/admin/accounts", body)).hasStatus(400);
	}

	/** S09, S10. */
	@ParameterizedTest
	@CsvSource({ "GET,/v1/admin/accounts", "POST,/v1/admin/accounts", "GET,/v1/admin/accounts/acct_demo",
			"PATCH,/v1/admin/accounts/acct_demo", "POST,/v1/admin/accounts/acct_demo/keys", "GET,/v1/admin/nothing",
			"DELETE,/v1/admin", "GET,/v1/%61dmin/accounts", "GET,/v1/admin;x=y/accounts" })
	void customersAreNoAdmins(String method, String path) {
		MvcTestResult answer = this.mvc.method(HttpMethod.valueOf(method))
			.uri(URI.create(path))
			.header("Authorization", ENTERPRISE)
			.exchange();

		assertThat(answer).hasStatus(403)
			.hasHeader("WWW-Authenticate", "Bearer realm=\"crossover\", error=\"insufficient_scope\", scope=\"admin\"");
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("insufficient_scope");
	}

	/** S09. */
	@Test
	void keyThatOnlyReadsCannotSubmit() throws Exception {
		String key = json(admin(HttpMethod.POST, "/v1/admin/accounts/acct_standard/keys", "{\"scopes\":[\"read\"]}"),
				201)
			.path("key")
			.asString();

		assertThat(models(key)).hasStatusOk();
		assertThat(classify("Bearer " + key, "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"a\"}]}"))
			.hasStatus(403);
		assertThat(CPU.asked()).isEmpty();
	}

	@Test
	void adminsAreNoCustomers() {
		assertThat(classify(ADMIN, "{}")).hasStatus(403);
	}

	@Test
	void accountsAndKeysThatAreNotThereAreNotFound() {
		assertThat(admin(HttpMethod.GET, "/v1/admin/accounts/acct_none", null)).hasStatus(404);
		assertThat(admin(HttpMethod.POST, "/v1/admin/accounts/acct_none/keys", null)).hasStatus(404);
		assertThat(admin(HttpMethod.POST, "/v1/admin/accounts/acct_trial/keys/demo1/revoke", null)).hasStatus(404);
	}

	/** S08. */
	@Test
	void tableHoldsNoKey() throws Exception {
		String key = json(admin(HttpMethod.POST, "/v1/admin/accounts/acct_standard/keys", null), 201).path("key")
			.asString();
		String secret = key.substring(key.lastIndexOf('_') + 1);

		String dump = this.dynamo.scanPaginator((scan) -> scan.tableName(this.stack.accountsTable()))
			.items()
			.stream()
			.map(Map::toString)
			.reduce("", String::concat);

		assertThat(dump).contains("key_hash").doesNotContain(secret, "c".repeat(43), "e".repeat(43));
	}

	private JsonNode create(String body) throws Exception {
		return json(admin(HttpMethod.POST, "/v1/admin/accounts", body), 201);
	}

	private MvcTestResult admin(HttpMethod method, String path, @Nullable String body) {
		var request = this.mvc.method(method).uri(path).header("Authorization", ADMIN);
		return (body != null) ? request.header("Content-Type", "application/json").content(body).exchange()
				: request.exchange();
	}

	private MvcTestResult models(String key) {
		return this.mvc.get().uri("/v1/models").header("Authorization", "Bearer " + key).exchange();
	}

	private static JsonNode json(MvcTestResult answer, int status) throws Exception {
		assertThat(answer).hasStatus(status);
		return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
	}

}
