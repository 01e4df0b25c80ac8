package dev.crossover.gpu.payload;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import dev.crossover.common.aws.Stack;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.ShardKey;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

import org.springframework.stereotype.Component;

/**
 * The bucket of shards and outputs. An object is written whole or not at all, and what
 * may differ goes under another key, so that a reader never sees one change.
 */
@Component
public class Payloads {

	private static final String NDJSON = "application/x-ndjson";

	private final S3Client s3;

	private final String bucket;

	Payloads(S3Client s3, Stack stack) {
		this.s3 = s3;
		this.bucket = stack.payloadBucket();
	}

	/**
	 * Writes a shard's documents.
	 * @param shard the shard
	 * @param lines one document a line
	 * @return where they are
	 */
	public S3Location writeShard(ShardKey shard, byte[] lines) {
		return write(folder(shard.batchId()) + "shards/%06d.ndjson".formatted(shard.number()), lines);
	}

	/**
	 * Writes a shard's documents where no other term of the staging writes any.
	 * @param shard the shard
	 * @param term which term
	 * @param lines one document a line
	 * @return where they are
	 */
	public S3Location writeShard(ShardKey shard, int term, byte[] lines) {
		return write(folder(shard.batchId()) + "shards/%06d-%d.ndjson".formatted(shard.number(), term), lines);
	}

	/**
	 * Opens an upload.
	 * @param key its key
	 * @return its bytes, to be closed, or empty when it is not there
	 */
	public Optional<InputStream> open(String key) {
		try {
			return Optional.of(new Fetched(this.s3.getObject((request) -> request.bucket(this.bucket).key(key))));
		}
		catch (NoSuchKeyException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Writes a shard's results, where it is not SageMaker that does.
	 * @param shard the shard
	 * @param origin what they come from: an attempt's number or the reason there is none
	 * @param lines one result a line
	 * @return where they are
	 */
	public S3Location writeOutput(ShardKey shard, String origin, byte[] lines) {
		return write(folder(shard.batchId()) + "outputs/%06d-%s.ndjson".formatted(shard.number(), origin), lines);
	}

	/**
	 * Reads an object whole.
	 * @param location where it is
	 * @return its bytes
	 */
	public byte[] read(S3Location location) {
		return this.s3.getObjectAsBytes((request) -> request.bucket(location.bucket()).key(location.key()))
			.asByteArray();
	}

	/**
	 * Reads an object whole that may have aged out.
	 * @param location where it was
	 * @return its bytes, or empty when it is not there
	 */
	public Optional<byte[]> find(S3Location location) {
		try {
			return Optional.of(read(location));
		}
		catch (NoSuchKeyException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether an object is there.
	 * @param location where it would be; nothing is looked for in another bucket
	 * @return whether it is
	 */
	public boolean exists(S3Location location) {
		if (!location.bucket().equals(this.bucket)) {
			return false;
		}
		try {
			this.s3.headObject((request) -> request.bucket(location.bucket()).key(location.key()));
			return true;
		}
		catch (NoSuchKeyException ex) {
			return false;
		}
	}

	/**
	 * Removes an object.
	 * @param location where it is
	 */
	public void remove(S3Location location) {
		this.s3.deleteObject((request) -> request.bucket(location.bucket()).key(location.key()));
	}

	/**
	 * Removes everything of a batch.
	 * @param batchId the batch
	 */
	public void removeAll(String batchId) {
		this.s3.listObjectsV2Paginator((request) -> request.bucket(this.bucket).prefix(folder(batchId)))
			.stream()
			.filter((page) -> !page.contents().isEmpty())
			.forEach((page) -> remove(page.contents()));
	}

	private void remove(List<S3Object> objects) {
		List<ObjectIdentifier> keys = objects.stream()
			.map((object) -> ObjectIdentifier.builder().key(object.key()).build())
			.toList();
		this.s3.deleteObjects((request) -> request.bucket(this.bucket).delete((delete) -> delete.objects(keys)));
	}

	private S3Location write(String key, byte[] lines) {
		this.s3.putObject((request) -> request.bucket(this.bucket).key(key).contentType(NDJSON),
				RequestBody.fromBytes(lines));
		return new S3Location(this.bucket, key);
	}

	private static String folder(String batchId) {
		return "batches/" + batchId + "/";
	}

	/** An object that is fetched no further once it is closed. */
	private static final class Fetched extends FilterInputStream {

		private final ResponseInputStream<GetObjectResponse> object;

		Fetched(ResponseInputStream<GetObjectResponse> object) {
			super(object);
			this.object = object;
		}

		@Override
		public void close() {
			this.object.abort();
		}

	}

}
