package dev.crossover.router.upload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.UploadSource;
import dev.crossover.router.RouterOnLocalCloud;
import dev.crossover.router.StandIn.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Uploads through a real S3, from the announcement to the batch. */
class UploadEngineTests extends RouterOnLocalCloud {

	private static final String FILE = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Autowired
	private JsonMapper json;

	@Autowired
	private S3Client s3;

	@Autowired
	private Stack stack;

	@Test
	void uploadBecomesABatch() throws Exception {
		JsonNode upload = announce(STANDARD, FILE, "application/x-ndjson");
		assertThat(put(upload, FILE, Map.of())).isEqualTo(200);

		MvcTestResult answer = submit(STANDARD, upload, "");

		assertThat(answer).hasStatus(202)
			.hasHeader("Location", "/v1/batches/batch_new")
			.hasHeader("Crossover-Pipeline", "cpu");
		UploadSource source = this.json.readValue(submitted().body(), UploadSource.class);
		assertThat(source).isEqualTo(new UploadSource("uploads/acct_standard/" + upload.path("upload_id").asString(),
				"application/x-ndjson", null, null));
		assertThat(submitted().uri()).hasToString("/internal/uploaded-batches");
		BatchRequest request = BatchRequest.fromHeader(String.valueOf(submitted().header(BatchRequest.HEADER)),
				this.json);
		assertThat(request.models()).containsExactly("sentiment");
		assertThat(request.decision().inputs().documents()).isEqualTo(2);
		assertThat(submit(STANDARD, upload, "")).as("once more").hasStatus(202);
	}

	@Test
	void largeUploadIsDecidedOnByItsBeginning() throws Exception {
		gpuIs("ready", 0);
		String file = IntStream.range(0, 60_000)
			.mapToObj("{\"text\":\"This is document %d, and there are many more of them to come.\"}\n"::formatted)
			.collect(Collectors.joining());
		JsonNode upload = announce(STANDARD, file, "application/x-ndjson");
		assertThat(put(upload, file, Map.of())).isEqualTo(200);

		assertThat(submit(STANDARD, upload, "")).hasStatus(202).hasHeader("Crossover-Pipeline", "gpu");
	}

	@Test
	void addressTakesTheAnnouncedFileOnly() throws Exception {
		JsonNode upload = announce(STANDARD, FILE, "application/x-ndjson");
		JsonNode another = announce(STANDARD, FILE, "application/x-ndjson");

		assertThat(put(upload, FILE + " ", Map.of())).as("another length").isEqualTo(403);
		assertThat(put(upload, FILE, Map.of("content-type", "text/csv"))).as("another type").isEqualTo(403);
		assertThat(put(upload, FILE.replace('a', 'c'), Map.of())).as("another content").isEqualTo(400);
		assertThat(send(
				URI.create(upload.path("url")
					.asString()
					.replace(upload.path("upload_id").asString(), another.path("upload_id").asString())),
				upload, FILE, Map.of()))
			.as("another key")
			.isEqualTo(403);
		assertThat(put(upload, FILE, Map.of())).isEqualTo(200);
		assertThat(put(upload, FILE, Map.of())).as("twice").isEqualTo(412);
	}

	@Test
	void submitBeforeTheUploadIsAConflict() throws Exception {
		assertProblem(submit(STANDARD, announce(STANDARD, FILE, "text/csv"), ""), 409, "upload_missing");
	}

	@Test
	void submitWhenTheObjectWasChangedIsRefused() throws Exception {
		JsonNode upload = announce(STANDARD, FILE, "application/x-ndjson");
		this.s3.putObject(
				(request) -> request.bucket(this.stack.payloadBucket())
					.key("uploads/acct_standard/" + upload.path("upload_id").asString()),
				RequestBody.fromString(FILE.replace('a', 'c')));

		assertProblem(submit(STANDARD, upload, ""), 422, "upload_mismatch");
		assertThat(GPU.asked()).noneMatch((asked) -> asked.method().equals("POST"));
	}

	@Test
	void submitOfAnotherAccountsUploadIsNotFound() throws Exception {
		JsonNode upload = announce(STANDARD, FILE, "application/x-ndjson");
		put(upload, FILE, Map.of());

		assertProblem(submit(ENTERPRISE, upload, ""), 404, "not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "upload_", "upload_x", "../acct_enterprise/x",
			"upload_00000000000000000000000000000000QQ" })
	void submitOfAnInventedIdIsNotFound(String id) {
		assertProblem(post("/v1/batches", STANDARD, "{\"upload_id\":\"%s\",\"models\":[\"sentiment\"]}".formatted(id)),
				404, "not_found");
	}

	@Test
	void submitWhenTheBeginningCannotBeReadIsRefusedAndCanBeCorrected() throws Exception {
		String csv = "id,body\na,Good.\n";
		JsonNode upload = announce(STANDARD, csv, "text/csv");
		put(upload, csv, Map.of());

		assertProblem(submit(STANDARD, upload, ""), 400, "missing_text_column");
		assertThat(submit(STANDARD, upload, ",\"text_column\":\"body\"")).hasStatus(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"content_length\":0", "\"content_length\":null", "\"checksum_sha256\":\"YQ==\"",
			"\"checksum_sha256\":\"?\"", "\"content_length\":\"1\"" })
	void announcementThatIsIncompleteIsRefused(String field) throws Exception {
		assertProblem(post("/v1/uploads", STANDARD,
				announcement(FILE, "text/csv").replaceFirst(field.substring(0, field.indexOf(':')) + ":[^,}]*", field)),
				400, "invalid_request");
	}

	@Test
	void announcementOfWhatTheAccountMayNotSendIsRefused() throws Exception {
		String body = announcement(FILE, "text/csv").replaceFirst("\"content_length\":\\d+",
				"\"content_length\":1048577");

		assertProblem(post("/v1/uploads", DEMO, body), 413, "too_large");
		assertProblem(post("/v1/uploads", STANDARD, announcement(FILE, "text/html")), 415, "unsupported_media_type");
		assertProblem(
				post("/v1/uploads", STANDARD,
						announcement(FILE, "text/csv").replace("}", ",\"content_encoding\":\"br\"}")),
				415, "unsupported_media_type");
	}

	private JsonNode announce(String key, String file, String type) throws Exception {
		MvcTestResult answer = post("/v1/uploads", key, announcement(file, type));
		assertThat(answer).hasStatus(201);
		JsonNode upload = this.json.readTree(answer.getResponse().getContentAsByteArray());
		assertThat(upload.path("method").asString()).isEqualTo("PUT");
		assertThat(upload.path("headers").propertyNames()).containsExactlyInAnyOrder("content-length", "content-type",
				"if-none-match", "x-amz-checksum-sha256");
		return upload;
	}

	private static String announcement(String file, String type) throws GeneralSecurityException {
		byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
		return "{\"content_type\":\"%s\",\"content_length\":%d,\"checksum_sha256\":\"%s\"}".formatted(type,
				bytes.length, Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)));
	}

	private MvcTestResult submit(String key, JsonNode upload, String more) {
		return post("/v1/batches", key, "{\"upload_id\":\"%s\",\"models\":[\"sentiment\"]%s}"
			.formatted(upload.path("upload_id").asString(), more));
	}

	private MvcTestResult post(String path, String key, String body) {
		return this.mvc.post()
			.uri(path)
			.header("Authorization", key)
			.header("Content-Type", "application/json")
			.content(body)
			.exchange();
	}

	private int put(JsonNode upload, String file, Map<String, String> otherwise)
			throws IOException, InterruptedException {
		return send(URI.create(upload.path("url").asString()), upload, file, otherwise);
	}

	private int send(URI address, JsonNode upload, String file, Map<String, String> otherwise)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(file));
		Map<String, String> headers = new TreeMap<>();
		upload.path("headers")
			.properties()
			.forEach((header) -> headers.put(header.getKey(), header.getValue().asString()));
		headers.putAll(otherwise);
		headers.remove("content-length");
		headers.forEach(request::header);
		return this.http.send(request.build(), BodyHandlers.ofString()).statusCode();
	}

	private static void assertProblem(MvcTestResult answer, int status, String code) {
		assertThat(answer).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

	private static Asked submitted() {
		return GPU.asked().stream().filter((asked) -> asked.method().equals("POST")).findFirst().orElseThrow();
	}

}
