package dev.crossover.router.limit;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What an account is told is what it is held to. */
class LimitsTests extends RouterAmongStandIns {

	@Test
	void demoIsToldWhatItIsHeldTo() throws Exception {
		JsonNode limits = limits(DEMO);
		int documents = limits.path("documents_per_batch").asInt();

		assertThat(limits.path("account_type").asString()).isEqualTo("demo");
		assertThat(limits.path("may_use_gpu").asBoolean()).isFalse();
		assertThat(classify(DEMO, body(documents))).hasStatus(200);
		assertThat(classify(DEMO, body(documents + 1))).hasStatus(413);
	}

	@Test
	void accountTypesDiffer() throws Exception {
		assertThat(limits(ENTERPRISE).path("documents_per_batch").asLong())
			.isGreaterThan(limits(STANDARD).path("documents_per_batch").asLong());
		assertThat(limits(STANDARD).path("completion_windows").toString()).isEqualTo("[\"asap\",\"1h\",\"24h\"]");
	}

	private JsonNode limits(String key) throws Exception {
		return JsonMapper.shared()
			.readTree(this.mvc.get()
				.uri("/v1/limits")
				.header("Authorization", key)
				.exchange()
				.getResponse()
				.getContentAsString());
	}

	private static String body(int documents) {
		return "{\"models\":[\"sentiment\"],\"documents\":[%s]}".formatted(
				IntStream.range(0, documents).mapToObj((_) -> "{\"text\":\"x\"}").collect(Collectors.joining(",")));
	}

}
