package dev.crossover.cloud.metering;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that a service answered, as far as its price depends on it. Only services
 * that charge by the request look at it; calls of SageMaker, Scheduler and Application
 * Auto Scaling have no price, and what DynamoDB charges for is not in a request's head.
 *
 * @param service the name the request was signed for
 * @param method the HTTP method
 * @param path the path, beginning with a slash
 * @param query the raw query, empty without one
 * @param status the answer's status
 * @param bytesIn the size of the request's body
 * @param bytesOut the size of the answer's body
 */
public record ServedRequest(String service, String method, String path, String query, int status, long bytesIn,
		long bytesOut) {

	/** SQS and SNS count a body as a request for each of these. */
	private static final long CHUNK = 64 << 10;

	private static final Pattern BUCKET = Pattern.compile("/[^/]*/?");

	/**
	 * Takes down what it costs; an answer that is the service's own fault costs nothing.
	 * @param tally where to
	 */
	public void chargeTo(Tally tally) {
		if (this.status < 500) {
			price().ifPresent((price) -> tally.add(price, requests()));
		}
	}

	private Optional<String> price() {
		return switch (this.service) {
			case "sqs" -> Optional.of("sqs.requests");
			case "sns" -> Optional.of("sns.requests");
			case "monitoring" -> Optional.of("cloudwatch.requests");
			case "s3" -> object();
			default -> Optional.empty();
		};
	}

	private Optional<String> object() {
		boolean list = this.method.equals("GET") && BUCKET.matcher(this.path).matches();
		boolean delete = this.method.equals("DELETE") || List.of(this.query.split("&")).contains("delete");
		if (delete) {
			return Optional.empty();
		}
		boolean read = this.method.equals("GET") || this.method.equals("HEAD");
		return Optional.of((read && !list) ? "s3.read" : "s3.write");
	}

	private long requests() {
		boolean chunked = this.service.equals("sqs") || this.service.equals("sns");
		return chunked ? Math.max(1, Math.ceilDiv(Math.max(this.bytesIn, this.bytesOut), CHUNK)) : 1;
	}

}
