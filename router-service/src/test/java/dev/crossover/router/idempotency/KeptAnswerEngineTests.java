package dev.crossover.router.idempotency;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dev.crossover.router.RouterOnLocalCloud;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answers are kept, and under which key. */
class KeptAnswerEngineTests extends RouterOnLocalCloud {

	private static final String BODY = "{\"models\":[\"sentiment\"],\"documents\":[{\"id\":\"a\",\"text\":\"fine\"}]}";

	private final String key = UUID.randomUUID().toString();

	private final Random random = new Random(7);

	@Test
	void answerOfAThousandDocumentsAndFiveModelsFits() {
		StringBuilder answer = new StringBuilder();
		for (int document = 0; document < 1_000; document++) {
			answer.append("{\"id\":\"%s\",\"index\":%d,\"outcome\":\"succeeded\",\"predictions\":{"
				.formatted(new UUID(this.random.nextLong(), this.random.nextLong()), document));
			for (int model = 0; model < 5; model++) {
				answer.append("\"model_%d\":{\"label\":\"label_%d\",\"score\":%s},".formatted(model,
						this.random.nextInt(70), this.random.nextDouble()));
			}
			answer.append("}},");
		}

		assertThat(new StoredAnswer(200, Map.of(), answer.toString().getBytes(StandardCharsets.UTF_8)).compressed())
			.hasSizeLessThan(OnceOnly.MOST_BYTES / 2);
	}

	@Test
	void answerThatDoesNotFitIsGivenAndTheRequestRunAgainUnderTheSameName() {
		byte[] label = new byte[500_000];
		this.random.nextBytes(label);
		String line = """
				{"id":"a","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"%s","score":0.9}}}
				""".formatted(Base64.getEncoder().encodeToString(label));
		CPU.answer((_) -> new Reply(200, Map.of("Content-Type", "application/x-ndjson"),
				line.getBytes(StandardCharsets.UTF_8)));

		assertThat(classify(STANDARD, BODY).header("Idempotency-Key", this.key)).hasStatusOk();
		assertThat(classify(STANDARD, BODY).header("Idempotency-Key", this.key)).hasStatusOk()
			.doesNotContainHeader("Idempotent-Replayed");

		assertThat(CPU.asked()).hasSize(2);
		assertThat(CPU.asked().stream().map((asked) -> asked.header("Crossover-Classification")).distinct()).hasSize(1);
	}

	@Test
	void refusalForAQuotaIsNotKept() {
		batchesAreAnswered(Reply.problem(429, "document_quota_exceeded", "Come back tomorrow."));
		assertThat(submit(URI.create("/v1/batches?models=sentiment"))).hasStatus(429);

		batchesAreAnswered(Reply.json(201, "{\"id\":\"batch_new\",\"state\":\"queued\"}"));
		assertThat(submit(URI.create("/v1/batches?models=sentiment"))).hasStatus(202)
			.doesNotContainHeader("Idempotent-Replayed");
	}

	@Test
	void otherSpellingOfAnAddressHonoursTheKey() {
		URI spelled = URI.create("/v1/%62atches?models=sentiment");

		assertThat(submit(spelled)).hasStatus(202).doesNotContainHeader("Idempotent-Replayed");
		assertThat(submit(spelled)).hasStatus(202).hasHeader("Idempotent-Replayed", "true");
	}

	@Test
	void twoKeysAreRefused() {
		assertThat(classify(STANDARD, BODY).header("Idempotency-Key", this.key, UUID.randomUUID().toString()))
			.hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_idempotency_key");
		assertThat(CPU.asked()).isEmpty();
	}

	private static void batchesAreAnswered(Reply reply) {
		GPU.answer((asked) -> asked.uri().getPath().equals("/internal/gpu") ? Reply.json(200, "{\"state\":\"ready\"}")
				: reply);
	}

	private MockMvcRequestBuilder submit(URI uri) {
		return this.mvc.post()
			.uri(uri)
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/x-ndjson")
			.header("Idempotency-Key", this.key)
			.content("{\"text\":\"fine\"}\n");
	}

}
