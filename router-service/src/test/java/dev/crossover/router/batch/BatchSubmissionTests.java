package dev.crossover.router.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.Zstd;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches pass through as they are, and bad ones do not pass. */
class BatchSubmissionTests extends RouterAmongStandIns {

	private static final String NDJSON = "application/x-ndjson";

	@Autowired
	private JsonMapper json;

	@Test
	void submitWhenSmallPassesBytesOnForTheCpu() {
		String documents = "{\"id\":\"a\",\"text\":\"Good.\"}\n{\"text\":\"\"}\nbroken\n";

		MvcTestResult answer = batch(STANDARD, NDJSON, documents.getBytes(StandardCharsets.UTF_8))
			.uri("/v1/batches?models=sentiment,language&completion_window=24h")
			.exchange();

		assertThat(answer).hasStatus(202)
			.hasHeader("Location", "/v1/batches/batch_new")
			.hasHeader("Crossover-Pipeline", "cpu")
			.hasHeader("Crossover-Reason", "3 documents are fewer than the 9 from which on the GPU pays.");
		assertThat(answer).bodyJson().extractingPath("$.id").isEqualTo("batch_new");
		assertThat(submitted().text()).isEqualTo(documents);
		assertThat(submitted().header("Content-Type")).isEqualTo(NDJSON);
		BatchRequest request = request();
		assertThat(request.models()).containsExactly("sentiment", "language");
		assertThat(request.account().id()).isEqualTo("acct_standard");
		assertThat(request.window().text()).isEqualTo("24h");
		assertThat(request.decision().rule()).isEqualTo("below_crossover");
		assertThat(request.decision().inputs().documents()).isEqualTo(3);
		assertThat(request.decision().inputs().bytes()).isEqualTo(documents.length());
	}

	@Test
	void submitWhenLargePassesBytesOnForTheGpu() {
		byte[] documents = lines(20_000);

		assertThat(batch(STANDARD, NDJSON, documents)).hasStatus(202).hasHeader("Crossover-Pipeline", "gpu");

		assertThat(submitted().body()).isEqualTo(documents);
		assertThat(request().decision().inputs().documents()).isEqualTo(9);
		assertThat(request().decision().crossoverDocuments()).isEqualTo(9);
	}

	@Test
	void submitWhenTheGpuSleepsLooksAtAsManyDocumentsAsWakeIt() {
		gpuIs("asleep", 0);

		assertThat(batch(STANDARD, NDJSON, lines(20_000))).hasStatus(202).hasHeader("Crossover-Pipeline", "cpu");
		assertThat(request().decision().inputs().documents()).isEqualTo(20_000);
		GPU.forget();
		assertThat(batch(STANDARD, NDJSON, lines(40_000))).hasStatus(202).hasHeader("Crossover-Pipeline", "gpu");
		assertThat(request().decision().inputs().documents()).isEqualTo(32_882);
	}

	@Test
	void submitWhenMemoryIsFullTakesTheRestForMoreOfTheSame() {
		gpuIs("asleep", 0);
		byte[] few = repeated(100, 90_000);
		byte[] many = repeated(40_000, 400);

		assertThat(batch(STANDARD, NDJSON, few)).hasStatus(202).hasHeader("Crossover-Pipeline", "cpu");
		assertThat(request().decision().inputs().documents()).isBetween(80L, 100L);
		assertThat(submitted().body()).isEqualTo(few);
		GPU.forget();
		assertThat(batch(STANDARD, NDJSON, many)).hasStatus(202).hasHeader("Crossover-Pipeline", "gpu");
		assertThat(request().decision().inputs().documents()).isBetween(38_000L, 40_000L);
		assertThat(submitted().body()).isEqualTo(many);
	}

	@Test
	void submitWhenMuchWaitsForTheGpuKnows() {
		gpuIs("ready", 5_000_000);

		assertThat(batch(STANDARD, NDJSON, lines(500))).hasStatus(202).hasHeader("Crossover-Pipeline", "cpu");

		assertThat(request().decision().inputs().gpuBacklogDocuments()).isEqualTo(5_000_000);
		assertThat(request().decision().rule()).isEqualTo("deadline");
	}

	@Test
	void submitWhenCompressedPassesCompressedBytesOn() throws IOException {
		byte[] gzip = gzip(lines(2_000));

		assertThat(batch(STANDARD, NDJSON, gzip).header("Content-Encoding", "gzip")).hasStatus(202)
			.hasHeader("Crossover-Pipeline", "gpu");

		assertThat(submitted().body()).isEqualTo(gzip);
		assertThat(submitted().header("Content-Encoding")).isEqualTo("gzip");
	}

	@Test
	void submitWhenZstdPassesCompressedBytesOn() {
		byte[] zstd = Zstd.compress(lines(5));

		assertThat(batch(STANDARD, NDJSON, zstd).header("Content-Encoding", "zstd")).hasStatus(202)
			.hasHeader("Crossover-Pipeline", "cpu");

		assertThat(submitted().body()).isEqualTo(zstd);
	}

	@Test
	void submitWhenCsvForwardsTheTextColumn() {
		assertThat(batch(STANDARD, "text/csv", "id,my text\na,Good.\n".getBytes(StandardCharsets.UTF_8))
			.uri("/v1/batches?models=sentiment&text_column=my text")).hasStatus(202);

		assertThat(submitted().uri()).hasToString("/internal/batches?text_column=my%20text");
	}

	@Test
	void submitWhenJsonArrayCountsItsDocuments() {
		assertThat(batch(STANDARD, "application/json",
				"[{\"text\":\"a\"},{\"text\":\"b\"}]".getBytes(StandardCharsets.UTF_8)))
			.hasStatus(202);

		assertThat(request().decision().inputs().documents()).isEqualTo(2);
	}

	@Test
	void submitWhenWishedForCpuStaysOnTheCpu() {
		assertThat(batch(STANDARD, NDJSON, lines(2_000)).uri("/v1/batches?models=sentiment&pipeline=cpu"))
			.hasStatus(202)
			.hasHeader("Crossover-Pipeline", "cpu");

		assertThat(request().decision().rule()).isEqualTo("pipeline_wish");
	}

	@Test
	void submitWhenDemoWishesForGpuFollowsTheAccountRule() {
		assertThat(batch(DEMO, NDJSON, lines(10)).uri("/v1/batches?models=sentiment&pipeline=gpu")).hasStatus(202)
			.hasHeader("Crossover-Pipeline", "cpu");

		assertThat(request().decision().rule()).isEqualTo("account_type");
		assertThat(request().decision().inputs().pipelineWish()).isEqualTo("gpu");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					?models=nonsense                            | application/x-ndjson | {"text":"a"} | 400 | unknown_model
					?x=y                                        | application/x-ndjson | {"text":"a"} | 400 | invalid_request
					?models=                                    | application/x-ndjson | {"text":"a"} | 400 | invalid_request
					?models=sentiment&completion_window=2h      | application/x-ndjson | {"text":"a"} | 400 | invalid_request
					?models=sentiment&pipeline=tpu              | application/x-ndjson | {"text":"a"} | 400 | invalid_request
					?models=sentiment                           | application/x-ndjson | ''           | 400 | no_documents
					?models=sentiment                           | application/json     | []           | 400 | no_documents
					?models=sentiment                           | application/json     | {"text":"a"} | 400 | unknown_field
					?models=sentiment                           | application/json     | "text"       | 400 | invalid_json
					?models=sentiment                           | text/csv             | a,b          | 400 | missing_text_column
					?models=sentiment                           | text/plain           | a            | 415 | unsupported_media_type
					""")
	void rejectsWhatCannotBeRead(String query, String contentType, String body, int status, String code) {
		MvcTestResult answer = batch(STANDARD, contentType, body.getBytes(StandardCharsets.UTF_8))
			.uri("/v1/batches" + query)
			.exchange();

		assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
		assertThat(GPU.asked()).noneMatch((asked) -> asked.method().equals("POST"));
	}

	@Test
	void rejectsMoreDocumentsThanTheAccountMaySend() {
		assertThat(batch(DEMO, NDJSON, lines(101))).hasStatus(413)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("too_many_documents");
	}

	@Test
	void rejectsMoreBytesThanTheAccountMaySend() {
		assertThat(batch(DEMO, NDJSON, lines(30_000))).hasStatus(413)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("too_large");
	}

	@Test
	void rejectsBrokenGzip() {
		assertThat(batch(STANDARD, NDJSON, lines(1)).header("Content-Encoding", "gzip")).hasStatus(400)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("invalid_encoding");
	}

	@Test
	void forwardsProblemsOfTheGpuPipeline() {
		GPU.answer((_) -> Reply.problem(400, "invalid_json", "line 12: not JSON"));

		MvcTestResult answer = batch(STANDARD, NDJSON, lines(5)).exchange();

		assertThat(answer).hasStatus(400)
			.bodyJson()
			.isLenientlyEqualTo("{\"code\":\"invalid_json\",\"detail\":\"line 12: not JSON\"}");
	}

	private MockMvcRequestBuilder batch(String key, String contentType, byte[] body) {
		return this.mvc.post()
			.uri("/v1/batches?models=sentiment")
			.header("Authorization", key)
			.header("Content-Type", contentType)
			.content(body);
	}

	private static Asked submitted() {
		return GPU.asked().stream().filter((asked) -> asked.method().equals("POST")).findFirst().orElseThrow();
	}

	private BatchRequest request() {
		return BatchRequest.fromHeader(String.valueOf(submitted().header(BatchRequest.HEADER)), this.json);
	}

	private static byte[] lines(int count) {
		return IntStream.range(0, count)
			.mapToObj("{\"id\":\"%1$d\",\"text\":\"This is document number %1$d.\"}\n"::formatted)
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] repeated(int count, int length) {
		return "{\"text\":\"%s\"}\n".formatted("x".repeat(length)).repeat(count).getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return compressed.toByteArray();
	}

}
