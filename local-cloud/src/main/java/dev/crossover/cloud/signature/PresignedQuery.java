package dev.crossover.cloud.signature;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import dev.crossover.cloud.aws.AwsError;

/**
 * What a presigned address says of its signature.
 *
 * @param accessKey whose secret signed it
 * @param scope date, region and service that it was signed for
 * @param signedAt when it was signed
 * @param validFor how long from then
 * @param signedHeaders the headers that must come as they were signed, in lower case
 * @param signature the signature
 */
record PresignedQuery(String accessKey, String scope, Instant signedAt, Duration validFor, List<String> signedHeaders,
		String signature) {

	static final String SIGNATURE = "X-Amz-Signature";

	static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

	private static final String ALGORITHM = "AWS4-HMAC-SHA256";

	private static final Duration LONGEST = Duration.ofDays(7);

	private static final Duration SKEW = Duration.ofMinutes(15);

	/**
	 * Reads the parameters.
	 * @param query the query of the address
	 * @return what they say
	 * @throws AwsError when one is missing or is not what it should be
	 */
	static PresignedQuery read(QueryParameters query) {
		if (!ALGORITHM.equals(required(query, "X-Amz-Algorithm"))) {
			throw invalid("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
		}
		String credential = required(query, "X-Amz-Credential");
		String date = required(query, "X-Amz-Date");
		int slash = credential.indexOf('/');
		String scope = credential.substring(slash + 1);
		if (slash < 1 || !scope.matches("\\d{8}/[^/]*/s3/aws4_request") || !date.startsWith(scope.substring(0, 8))) {
			throw invalid("Error parsing the X-Amz-Credential parameter");
		}
		return new PresignedQuery(credential.substring(0, slash), scope, time(date),
				lifetime(required(query, "X-Amz-Expires")), List.of(required(query, "X-Amz-SignedHeaders").split(";")),
				required(query, SIGNATURE));
	}

	void checkTime(Instant now) {
		if (now.isBefore(this.signedAt.minus(SKEW))) {
			throw new AwsError(403, "AccessDenied", "Request is not valid yet");
		}
		if (now.isAfter(this.signedAt.plus(this.validFor))) {
			throw new AwsError(403, "AccessDenied", "Request has expired");
		}
	}

	private static Instant time(String date) {
		try {
			return TIME.parse(date, Instant::from);
		}
		catch (DateTimeException ex) {
			throw invalid("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
		}
	}

	private static Duration lifetime(String seconds) {
		Duration lifetime = seconds.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
		if (lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
			throw invalid("X-Amz-Expires must be a number of seconds from 1 to a week's (604800)");
		}
		return lifetime;
	}

	private static String required(QueryParameters query, String name) {
		return Optional.ofNullable(query.value(name))
			.orElseThrow(() -> invalid("Query-string authentication version 4 requires the X-Amz-Algorithm, "
					+ "X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires "
					+ "parameters."));
	}

	private static AwsError invalid(String message) {
		return new AwsError(400, "AuthorizationQueryParametersError", message);
	}

}
