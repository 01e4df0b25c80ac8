package dev.crossover.gpu.ledger;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Where an object is.
 *
 * @param bucket its bucket
 * @param key its key
 */
public record S3Location(String bucket, String key) {

	private static final String SCHEME = "s3://";

	/**
	 * Reads a location as SageMaker writes it.
	 * @param uri {@code s3://bucket/key}
	 * @return the location, or empty when there is none or it is written otherwise
	 */
	public static Optional<S3Location> parse(@Nullable String uri) {
		if (uri == null || !uri.startsWith(SCHEME)) {
			return Optional.empty();
		}
		int slash = uri.indexOf('/', SCHEME.length());
		return (slash <= SCHEME.length() || slash == uri.length() - 1) ? Optional.empty()
				: Optional.of(new S3Location(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1)));
	}

	/**
	 * The location as SageMaker writes it.
	 * @return {@code s3://bucket/key}
	 */
	public String uri() {
		return SCHEME + this.bucket + "/" + this.key;
	}

}
