package dev.crossover.cloud.delivery;

import java.nio.file.Path;

import dev.crossover.cloud.protocol.Errors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads and writes objects that are named by an {@code s3://} address. */
public final class Objects {

	private final S3Client s3;

	public Objects(S3Client s3) {
		this.s3 = s3;
	}

	/**
	 * Copies an object into a file.
	 * @param location the object
	 * @param file a file that does not exist yet
	 * @param limit how large it may be
	 * @throws ObjectException when it cannot be read or is larger
	 */
	public void download(String location, Path file, long limit) throws ObjectException {
		Address address = Address.parse(location);
		try {
			long size = this.s3.headObject((object) -> object.bucket(address.bucket()).key(address.key()))
				.contentLength();
			if (size > limit) {
				throw new ObjectException(location, size, limit);
			}
			this.s3.getObject((object) -> object.bucket(address.bucket()).key(address.key()), file);
		}
		catch (SdkException ex) {
			throw new ObjectException(location, ex);
		}
	}

	/**
	 * Writes a file as an object.
	 * @param location the object
	 * @param contentType its media type
	 * @param file its content
	 * @throws ObjectException when it cannot be written
	 */
	public void upload(String location, String contentType, Path file) throws ObjectException {
		put(location, contentType, RequestBody.fromFile(file));
	}

	/**
	 * Writes a text as an object.
	 * @param location the object
	 * @param text its content
	 * @throws ObjectException when it cannot be written
	 */
	public void write(String location, String text) throws ObjectException {
		put(location, "text/plain", RequestBody.fromString(text));
	}

	private void put(String location, String contentType, RequestBody body) throws ObjectException {
		Address address = Address.parse(location);
		try {
			this.s3.putObject((object) -> object.bucket(address.bucket()).key(address.key()).contentType(contentType),
					body);
		}
		catch (SdkException ex) {
			throw new ObjectException(location, ex);
		}
	}

	/** A bucket and a key in it. */
	private record Address(String bucket, String key) {

		static Address parse(String location) {
			String path = location.replaceFirst("^s3://", "");
			int slash = path.indexOf('/');
			if (slash < 1 || slash == path.length() - 1) {
				throw Errors.validation("Not the address of an object: " + location);
			}
			return new Address(path.substring(0, slash), path.substring(slash + 1));
		}

	}

}
