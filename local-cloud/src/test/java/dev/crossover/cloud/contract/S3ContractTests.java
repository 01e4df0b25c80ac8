package dev.crossover.cloud.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** S3 as the services and the stand-ins use it. */
class S3ContractTests extends Contract {

	private static final int PART = 5 * 1024 * 1024;

	private final S3Client s3;

	private final String bucket = name("bucket");

	S3ContractTests(Aim aim) {
		super(aim);
		this.s3 = client(S3Client.builder().forcePathStyle(aim.isOwn()));
	}

	@BeforeEach
	void createBucket() {
		this.s3.createBucket((request) -> request.bucket(this.bucket));
		deleteLater(() -> this.s3.deleteBucket((request) -> request.bucket(this.bucket)));
	}

	@Test
	void objectKeepsItsContentTypeAndMetadata() {
		put("a/b c.txt", "hällo");

		GetObjectResponse head = this.s3.getObjectAsBytes((request) -> request.bucket(this.bucket).key("a/b c.txt"))
			.response();
		assertThat(text("a/b c.txt")).isEqualTo("hällo");
		assertThat(head.contentType()).isEqualTo("text/plain");
		assertThat(head.metadata()).containsEntry("kind", "gpu");
		assertThat(
				this.s3.getObjectAsBytes((request) -> request.bucket(this.bucket).key("a/b c.txt").range("bytes=0-0"))
					.asUtf8String())
			.isEqualTo("h");
	}

	@Test
	void objectsAreListedByPrefixInParts() {
		for (String key : List.of("in/1", "in/2", "in/3", "out/1")) {
			put(key, key);
		}

		assertThat(this.s3.listObjectsV2Paginator((list) -> list.bucket(this.bucket).prefix("in/").maxKeys(2))
			.contents()
			.stream()
			.map(S3Object::key)).containsExactly("in/1", "in/2", "in/3");
	}

	@Test
	void largeObjectIsPutTogetherOfItsParts() {
		deleteLater(() -> delete("large"));
		String upload = this.s3.createMultipartUpload((request) -> request.bucket(this.bucket).key("large")).uploadId();
		List<CompletedPart> parts = List.of(part(upload, 1, PART), part(upload, 2, 1));
		this.s3.completeMultipartUpload((request) -> request.bucket(this.bucket)
			.key("large")
			.uploadId(upload)
			.multipartUpload((done) -> done.parts(parts)));

		assertThat(this.s3.headObject((request) -> request.bucket(this.bucket).key("large")).contentLength())
			.isEqualTo(PART + 1);
	}

	@Test
	void objectIsReadAsAStreamAndIntoAFile(@TempDir Path folder) throws IOException {
		put("read", "one\ntwo");

		try (InputStream content = this.s3.getObject((request) -> request.bucket(this.bucket).key("read"))) {
			assertThat(content).hasContent("one\ntwo");
		}
		Path file = folder.resolve("read");
		assertThat(this.s3.getObject((request) -> request.bucket(this.bucket).key("read"), file).contentLength())
			.isEqualTo(7);
		assertThat(file).hasContent("one\ntwo");
	}

	@Test
	void objectsAreDeletedTogetherWhetherTheyAreThereOrNot() {
		put("in/1", "one");
		put("in/2", "two");
		put("out/1", "other");
		List<ObjectIdentifier> keys = Stream.of("in/1", "in/2", "in/3")
			.map((key) -> ObjectIdentifier.builder().key(key).build())
			.toList();

		DeleteObjectsResponse answer = this.s3
			.deleteObjects((request) -> request.bucket(this.bucket).delete((delete) -> delete.objects(keys)));

		assertThat(answer.errors()).isEmpty();
		assertThat(answer.deleted()).extracting(DeletedObject::key).containsExactlyInAnyOrder("in/1", "in/2", "in/3");
		assertThat(this.s3.listObjectsV2((list) -> list.bucket(this.bucket)).contents()).extracting(S3Object::key)
			.containsExactly("out/1");
		assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> text("in/1"));
	}

	@Test
	void objectOrBucketThatIsNotThereIsNamedSo() {
		put("gone", "soon");
		delete("gone");

		assertThatExceptionOfType(NoSuchKeyException.class).isThrownBy(() -> text("gone"));
		assertThatExceptionOfType(NoSuchKeyException.class)
			.isThrownBy(() -> this.s3.headObject((request) -> request.bucket(this.bucket).key("gone")));
		assertThatExceptionOfType(NoSuchBucketException.class).isThrownBy(() -> this.s3
			.putObject((request) -> request.bucket(name("none")).key("lost"), RequestBody.fromString("lost")));
	}

	private CompletedPart part(String upload, int number, int size) {
		byte[] content = "x".repeat(size).getBytes(StandardCharsets.US_ASCII);
		String tag = this.s3
			.uploadPart((request) -> request.bucket(this.bucket).key("large").uploadId(upload).partNumber(number),
					RequestBody.fromBytes(content))
			.eTag();
		return CompletedPart.builder().partNumber(number).eTag(tag).build();
	}

	private void put(String key, String content) {
		this.s3.putObject((request) -> request.bucket(this.bucket)
			.key(key)
			.contentType("text/plain")
			.metadata(Map.of("kind", "gpu")), RequestBody.fromString(content));
		deleteLater(() -> delete(key));
	}

	private void delete(String key) {
		this.s3.deleteObject((request) -> request.bucket(this.bucket).key(key));
	}

	private String text(String key) {
		return this.s3.getObjectAsBytes((request) -> request.bucket(this.bucket).key(key)).asUtf8String();
	}

}
