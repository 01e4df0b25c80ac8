package dev.crossover.router.idempotency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.router.RouterOnLocalCloud;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** What was done and not heard of is not done again under another name. */
class LostAnswerEngineTests extends RouterOnLocalCloud {

	private static final String LINE = "{\"text\":\"fine\"}\n";

	private static final String DOCUMENTS = "{\"models\":[\"sentiment\"],\"documents\":[{\"id\":\"a\",\"text\":\"fine\"}]}";

	private static final String READY = "{\"state\":\"ready\"}";

	private final String key = UUID.randomUUID().toString();

	private final List<String> made = new CopyOnWriteArrayList<>();

	@Autowired
	private JsonMapper json;

	@Test
	void repeatAfterAConnectionThatBrokeFindsTheBatch() {
		GPU.read((exchange) -> {
			if (!isAboutTheGpu(exchange)) {
				exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
				this.made.add(Objects.requireNonNull(exchange.getRequestHeaders().getFirst(BatchRequest.HEADER)));
				exchange.close();
			}
		});
		assertThat(submit(LINE)).hasStatus(503);

		accept();
		assertThat(submit(LINE)).hasStatus(202).doesNotContainHeader("Idempotent-Replayed");

		assertThat(submissions()).extracting(this::batchId)
			.containsOnly(BatchRequest.fromHeader(this.made.getFirst(), this.json).batchId());
	}

	@ParameterizedTest
	@CsvSource({ "429,document_quota_exceeded", "400,invalid_request", "404,not_found", "413,too_large" })
	void refusalOfARepeatForgetsNothing(int status, String code) {
		GPU.answer((asked) -> reply(asked, Reply.problem(500, "internal", "It broke.")));
		assertThat(submit(LINE)).hasStatus(500);
		GPU.answer((asked) -> reply(asked, Reply.problem(status, code, "Not now.")));
		submit(LINE).exchange();

		accept();
		assertThat(submit("{\"text\":\"other\"}\n")).hasStatus(422);
		assertThat(submit(LINE)).hasStatus(202).doesNotContainHeader("Idempotent-Replayed");

		assertThat(submissions()).hasSize(3).extracting(this::batchId).doesNotContainNull();
		assertThat(submissions().stream().map(this::batchId).distinct()).hasSize(1);
	}

	@Test
	void whatDiffersInALatePartIsNotPassedOnToItsEnd() {
		String first = LINE.repeat(400_000);
		GPU.answer((asked) -> reply(asked, Reply.problem(503, "no_capacity", "Try again.")));
		assertThat(submit(first)).hasStatus(503);
		CompletableFuture<Long> whole = new CompletableFuture<>();
		GPU.read((exchange) -> {
			if (!isAboutTheGpu(exchange)) {
				take(exchange, whole);
			}
		});

		assertThat(submit(first + "{\"text\":\"late\"}\n")).hasStatus(422);

		assertThat(whole).failsWithin(Duration.ofSeconds(20))
			.withThrowableThat()
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void classificationThatBecameABatchIsThatBatchWhenRepeated() {
		CPU.answer((_) -> Reply.problem(503, "no_capacity", "Busy."));
		assertThat(classify(STANDARD, DOCUMENTS).header("Idempotency-Key", this.key)).hasStatus(503);
		RESULTS.answer((_) -> Reply.json(200, "{\"id\":\"batch_new\",\"state\":\"queued\"}"));

		assertThat(classify(STANDARD, DOCUMENTS).header("Idempotency-Key", this.key)).hasStatus(202)
			.hasHeader("Location", "/v1/batches/batch_new");

		String asked = RESULTS.asked().getLast().uri().getPath();
		assertThat(submissions()).singleElement()
			.satisfies((submission) -> assertThat(asked).endsWith("/batches/" + batchId(submission)));
		assertThat(CPU.asked()).hasSize(1);
	}

	@Test
	void classificationThatWasAnsweredAtOnceRunsAgainUnderTheSameName() {
		CPU.answer((_) -> Reply.problem(500, "model_failed", "It broke."));
		assertThat(classify(STANDARD, DOCUMENTS).header("Idempotency-Key", this.key)).hasStatus(502);
		String name = Objects.requireNonNull(CPU.asked().getFirst().header("Crossover-Classification"));
		CPU.answer((_) -> Reply.problem(503, "no_capacity", "Busy."));

		assertThat(classify(STANDARD, DOCUMENTS).header("Idempotency-Key", this.key)).hasStatus(503);

		assertThat(CPU.asked()).hasSize(2)
			.allSatisfy((asked) -> assertThat(asked.header("Crossover-Classification")).isEqualTo(name));
	}

	private static void accept() {
		GPU.answer((asked) -> reply(asked, Reply.json(201, "{\"id\":\"batch_new\",\"state\":\"queued\"}")));
	}

	private static Reply reply(Asked asked, Reply toSubmissions) {
		return asked.uri().getPath().equals("/internal/gpu") ? Reply.json(200, READY) : toSubmissions;
	}

	private static boolean isAboutTheGpu(HttpExchange exchange) throws IOException {
		if (!exchange.getRequestURI().getPath().equals("/internal/gpu")) {
			return false;
		}
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, READY.length());
		exchange.getResponseBody().write(READY.getBytes(StandardCharsets.UTF_8));
		exchange.close();
		return true;
	}

	private static void take(HttpExchange exchange, CompletableFuture<Long> whole) throws IOException {
		try {
			whole.complete(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
		}
		catch (IOException ex) {
			whole.completeExceptionally(ex);
			throw ex;
		}
	}

	private MockMvcRequestBuilder submit(String lines) {
		return this.mvc.post()
			.uri("/v1/batches?models=sentiment")
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/x-ndjson")
			.header("Idempotency-Key", this.key)
			.content(lines);
	}

	private static List<Asked> submissions() {
		return GPU.asked().stream().filter((asked) -> asked.uri().getPath().equals("/internal/batches")).toList();
	}

	private String batchId(Asked submission) {
		String request = Objects.requireNonNull(submission.header(BatchRequest.HEADER));
		return Objects.requireNonNull(BatchRequest.fromHeader(request, this.json).batchId());
	}

}
