package dev.crossover.router.upload;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.document.ContentCoding;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The place of uploads in the payload bucket. */
@Component
class UploadBucket {

	private final S3Client s3;

	private final S3Presigner presigner;

	private final String bucket;

	UploadBucket(@Lazy S3Client s3, S3Presigner presigner, Stack stack) {
		this.s3 = s3;
		this.presigner = presigner;
		this.bucket = stack.payloadBucket();
	}

	/**
	 * An address that takes one object of exactly these bytes, once.
	 * @param key the object's key
	 * @param ticket what was announced
	 * @param lifetime how long the address is good
	 * @return the address
	 */
	Address address(String key, UploadTicket ticket, Duration lifetime) {
		PresignedRequest signed = this.presigner
			.presignPutObject((request) -> request.signatureDuration(lifetime).putObjectRequest((object) -> {
				object.bucket(this.bucket)
					.key(key)
					.contentType(ticket.format().mediaType())
					.contentLength(ticket.length())
					.checksumSHA256(ticket.checksum())
					.ifNoneMatch("*");
				if (ticket.coding() != ContentCoding.IDENTITY) {
					object.contentEncoding(ticket.coding().name().toLowerCase(Locale.ROOT));
				}
			}));
		Map<String, String> headers = new TreeMap<>();
		signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
		headers.remove("host");
		return new Address(URI.create(signed.url().toString()), headers, signed.expiration());
	}

	/**
	 * What was uploaded.
	 * @param key the object's key
	 * @return the object, or empty when there is none
	 */
	Optional<Stored> find(String key) {
		try {
			HeadObjectResponse head = this.s3
				.headObject((request) -> request.bucket(this.bucket).key(key).checksumMode(ChecksumMode.ENABLED));
			return Optional.of(new Stored(head.contentLength(), Optional.ofNullable(head.checksumSHA256())));
		}
		catch (NoSuchKeyException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The beginning of an object.
	 * @param key its key
	 * @param bytes how much of it at most
	 * @return its first bytes, to be closed
	 */
	InputStream beginning(String key, int bytes) {
		return new Fetched(this.s3
			.getObject((request) -> request.bucket(this.bucket).key(key).range("bytes=0-%d".formatted(bytes - 1))));
	}

	/**
	 * Where an upload goes.
	 *
	 * @param url the address
	 * @param headers what must be sent with it
	 * @param expiresAt until when
	 */
	record Address(URI url, Map<String, String> headers, Instant expiresAt) {
	}

	/**
	 * An object.
	 *
	 * @param length how many bytes it has
	 * @param checksum their SHA-256 in Base64, as S3 found it
	 */
	record Stored(long length, Optional<String> checksum) {
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
