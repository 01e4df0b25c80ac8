package dev.crossover.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(SharedCloud.class)
class ObjectsTests {

	private static final int PART = 5 << 20;

	private final S3Client s3;

	private final String bucket;

	ObjectsTests(CloudProcess cloud) {
		this.s3 = cloud.s3();
		this.bucket = cloud.output("PayloadBucket");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "folder/name with space", "plus+and%percent", "über/日本", "a%2Fb" })
	void objectKeepsItsKeyContentAndMetadata(String key) {
		this.s3.putObject((request) -> request.bucket(this.bucket)
			.key(key)
			.contentType("application/x-ndjson")
			.metadata(Map.of("batch", "b-1")), RequestBody.fromString("content of " + key));

		var object = this.s3.getObjectAsBytes((request) -> request.bucket(this.bucket).key(key));
		assertThat(object.asUtf8String()).isEqualTo("content of " + key);
		assertThat(object.response().contentType()).isEqualTo("application/x-ndjson");
		assertThat(object.response().metadata()).containsEntry("batch", "b-1");
		assertThat(this.s3.listObjectsV2((request) -> request.bucket(this.bucket).prefix(key)).contents())
			.extracting(S3Object::key)
			.contains(key);
	}

	@Test
	void multipartUploadOfTwentyMegabytesComesBackWhole() {
		byte[] content = new byte[4 * PART];
		new Random(1).nextBytes(content);
		String upload = this.s3.createMultipartUpload((request) -> request.bucket(this.bucket).key("large")).uploadId();
		List<CompletedPart> parts = IntStream.rangeClosed(1, 4).mapToObj((number) -> {
			byte[] part = Arrays.copyOfRange(content, (number - 1) * PART, number * PART);
			String tag = this.s3
				.uploadPart((request) -> request.bucket(this.bucket).key("large").uploadId(upload).partNumber(number),
						RequestBody.fromBytes(part))
				.eTag();
			return CompletedPart.builder().partNumber(number).eTag(tag).build();
		}).toList();
		this.s3.completeMultipartUpload((request) -> request.bucket(this.bucket)
			.key("large")
			.uploadId(upload)
			.multipartUpload((completed) -> completed.parts(parts)));

		assertThat(this.s3.getObjectAsBytes((request) -> request.bucket(this.bucket).key("large")).asByteArray())
			.isEqualTo(content);
		assertThat(this.s3.getObjectAsBytes(
				(request) -> request.bucket(this.bucket).key("large").range("bytes=" + (PART - 2) + "-" + (PART + 1)))
			.asByteArray()).isEqualTo(Arrays.copyOfRange(content, PART - 2, PART + 2));
	}

	@Test
	void putWhenObjectMustNotExistIsRefusedTheSecondTime() {
		putNew("once");

		assertThatExceptionOfType(S3Exception.class).isThrownBy(() -> putNew("once"))
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(412));
	}

	@Test
	void getWhenObjectIsMissingSaysSo() {
		assertThatExceptionOfType(NoSuchKeyException.class)
			.isThrownBy(() -> this.s3.getObjectAsBytes((request) -> request.bucket(this.bucket).key("missing")));
	}

	private void putNew(String key) {
		this.s3.putObject((request) -> request.bucket(this.bucket).key(key).ifNoneMatch("*"),
				RequestBody.fromString(key));
	}

}
