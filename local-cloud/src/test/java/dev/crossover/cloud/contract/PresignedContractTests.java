package dev.crossover.cloud.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import static org.assertj.core.api.Assertions.assertThat;

/** A presigned address is good for what was signed, in its time, and for nothing else. */
class PresignedContractTests extends Contract {

	private static final String CONTENT = "{\"text\":\"a\"}\n";

	private static final Duration LONG = Duration.ofMinutes(5);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final S3Client s3;

	private final S3Presigner presigner;

	private final String bucket = name("bucket");

	PresignedContractTests(Aim aim) {
		super(aim);
		this.s3 = client(S3Client.builder().forcePathStyle(aim.isOwn()));
		this.presigner = aim.presigner();
		deleteLater(this.presigner::close);
	}

	@BeforeEach
	void createBucket() {
		this.s3.createBucket((request) -> request.bucket(this.bucket));
		deleteLater(() -> this.s3.deleteBucket((request) -> request.bucket(this.bucket)));
		deleteLater(() -> this.s3.deleteObject((request) -> request.bucket(this.bucket).key("a/b c+d")));
	}

	@Test
	void putAsSignedIsStoredOnce() throws Exception {
		PresignedRequest put = put(LONG);

		assertThat(send(put, CONTENT, Map.of()).statusCode()).isEqualTo(200);
		HeadObjectResponse head = this.s3
			.headObject((request) -> request.bucket(this.bucket).key("a/b c+d").checksumMode(ChecksumMode.ENABLED));
		assertThat(head.contentType()).isEqualTo("application/x-ndjson");
		assertThat(head.checksumSHA256()).isEqualTo(sha256(CONTENT));
		HttpResponse<String> again = send(put, CONTENT, Map.of());
		assertThat(again.statusCode()).isEqualTo(412);
		assertThat(again.body()).contains("PreconditionFailed");
	}

	@Test
	void putUnderAnotherKeyIsRefused() throws Exception {
		PresignedRequest put = put(LONG);

		assertRefused(send(put, URI.create(put.url().toString().replace("c%2Bd", "other")), CONTENT, Map.of()), 403,
				"SignatureDoesNotMatch");
	}

	@Test
	void putWithAnotherContentTypeIsRefused() throws Exception {
		assertRefused(send(put(LONG), CONTENT, Map.of("content-type", "text/html")), 403, "SignatureDoesNotMatch");
	}

	@Test
	void putOfAnotherLengthIsRefused() throws Exception {
		assertRefused(send(put(LONG), CONTENT + CONTENT, Map.of()), 403, "SignatureDoesNotMatch");
	}

	@Test
	void putOfAnotherContentIsRefused() throws Exception {
		assertRefused(send(put(LONG), CONTENT.replace('a', 'b'), Map.of()), 400, "BadDigest");
	}

	@Test
	void putWithoutTheConditionIsRefused() throws Exception {
		assertRefused(send(put(LONG), CONTENT, Map.of("if-none-match", "")), 403, "SignatureDoesNotMatch");
	}

	@Test
	void putWithAnUnsignedHeaderOfAmazonIsRefused() throws Exception {
		assertRefused(send(put(LONG), CONTENT, Map.of("x-amz-meta-more", "x")), 403, "AccessDenied");
	}

	@Test
	void putByAnotherMethodIsRefused() throws Exception {
		HttpResponse<String> read = this.http.send(HttpRequest.newBuilder(put(LONG).url().toURI()).build(),
				BodyHandlers.ofString());

		assertThat(read.statusCode()).isEqualTo(403);
	}

	@Test
	void putAfterItsTimeIsRefused() throws Exception {
		PresignedRequest put = put(Duration.ofSeconds(1));
		patiently().until(() -> put.expiration().plusSeconds(1).isBefore(Instant.now()));

		HttpResponse<String> late = send(put, CONTENT, Map.of());

		assertRefused(late, 403, "AccessDenied");
		assertThat(late.body()).contains("Request has expired");
	}

	@Test
	void getIsGoodForItsObjectOnly() throws Exception {
		send(put(LONG), CONTENT, Map.of());
		URI get = this.presigner
			.presignGetObject((request) -> request.signatureDuration(LONG)
				.getObjectRequest((object) -> object.bucket(this.bucket).key("a/b c+d")))
			.url()
			.toURI();

		assertThat(get(get).body()).isEqualTo(CONTENT);
		assertRefused(get(URI.create(get.toString().replace("c%2Bd", "other"))), 403, "SignatureDoesNotMatch");
	}

	@Test
	void getByAnUnknownKeyIsRefused() throws Exception {
		URI get = this.presigner
			.presignGetObject((request) -> request.signatureDuration(LONG)
				.getObjectRequest((object) -> object.bucket(this.bucket).key("any")))
			.url()
			.toURI();

		assertRefused(
				get(URI.create(get.toString().replaceAll("X-Amz-Credential=[A-Z0-9]+", "X-Amz-Credential=AKIANOBODY"))),
				403, "InvalidAccessKeyId");
	}

	private PresignedRequest put(Duration lifetime) {
		return this.presigner.presignPutObject((request) -> request.signatureDuration(lifetime)
			.putObjectRequest((object) -> object.bucket(this.bucket)
				.key("a/b c+d")
				.contentType("application/x-ndjson")
				.contentLength((long) CONTENT.length())
				.checksumSHA256(sha256(CONTENT))
				.ifNoneMatch("*")));
	}

	private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> send(PresignedRequest presigned, String body, Map<String, String> otherwise)
			throws Exception {
		return send(presigned, presigned.url().toURI(), body, otherwise);
	}

	private HttpResponse<String> send(PresignedRequest presigned, URI address, String body,
			Map<String, String> otherwise) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).PUT(BodyPublishers.ofString(body));
		Map<String, List<String>> headers = new TreeMap<>(presigned.signedHeaders());
		otherwise.forEach((name, value) -> headers.put(name, value.isEmpty() ? new ArrayList<>() : List.of(value)));
		// The client sets these itself.
		headers.keySet().removeAll(List.of("host", "content-length"));
		headers.forEach((name, values) -> values.forEach((value) -> request.header(name, value)));
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private static void assertRefused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.body()).contains("<Code>%s</Code>".formatted(code));
		assertThat(answer.statusCode()).isEqualTo(status);
	}

	private static String sha256(String content) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
