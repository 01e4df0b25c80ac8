package dev.crossover.cloud.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.crossover.cloud.aws.AwsError;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before S3 and lets a presigned request pass only as it was signed, and only
 * while it is valid. What the body must be is in the signed headers, to which S3 itself
 * holds it. A request that is signed in its header passes with any credentials.
 */
public final class PresignedRequests extends Handler.Wrapper {

	private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

	private final Credentials credentials;

	private final InstantSource wall;

	/**
	 * Builds the gate.
	 * @param s3 what answers the requests that pass
	 * @param credentials the only ones that addresses may be signed with
	 * @param wall the time by which clients sign
	 */
	public PresignedRequests(Handler s3, Credentials credentials, InstantSource wall) {
		super(s3);
		this.credentials = credentials;
		this.wall = wall;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		QueryParameters query = QueryParameters.of(request.getHttpURI().getQuery());
		if (query.value(PresignedQuery.SIGNATURE) != null) {
			try {
				check(request, query);
			}
			catch (AwsError refusal) {
				refuse(response, callback, refusal);
				return true;
			}
		}
		return super.handle(request, response, callback);
	}

	private void check(Request request, QueryParameters query) {
		if (request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
			throw new AwsError(400, "InvalidArgument",
					"Only one auth mechanism allowed; only the X-Amz-Algorithm "
							+ "query parameter, Signature query string parameter or the Authorization header should be "
							+ "specified");
		}
		PresignedQuery presigned = PresignedQuery.read(query);
		if (!presigned.accessKey().equals(this.credentials.accessKey())) {
			throw new AwsError(403, "InvalidAccessKeyId",
					"The AWS Access Key Id you provided does not exist in our records.");
		}
		presigned.checkTime(this.wall.instant());
		checkThatAllIsSigned(request, presigned.signedHeaders());
		String expected = SignatureV4.of(this.credentials.secretKey(), presigned,
				canonical(request, query, presigned.signedHeaders()));
		if (!MessageDigest.isEqual(bytes(expected), bytes(presigned.signature()))) {
			throw new AwsError(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the "
					+ "signature you provided. Check your key and signing method.");
		}
	}

	private static void checkThatAllIsSigned(Request request, List<String> signed) {
		boolean all = signed.contains("host") && request.getHeaders()
			.stream()
			.map((field) -> field.getName().toLowerCase(Locale.ROOT))
			.filter((name) -> name.startsWith("x-amz-"))
			.allMatch(signed::contains);
		if (!all) {
			throw new AwsError(403, "AccessDenied", "There were headers present in the request which were not signed");
		}
	}

	private static String canonical(Request request, QueryParameters query, List<String> signed) {
		String path = PercentEncoding
			.encode(PercentEncoding.decode(Objects.requireNonNullElse(request.getHttpURI().getPath(), "/")), "/");
		String headers = signed.stream()
			.map((name) -> name + ":" + header(request, name) + "\n")
			.collect(Collectors.joining());
		return String.join("\n", request.getMethod(), path, query.canonical(PresignedQuery.SIGNATURE), headers,
				String.join(";", signed), payload(request, query));
	}

	private static String payload(Request request, QueryParameters query) {
		String header = request.getHeaders().get("x-amz-content-sha256");
		return (header != null) ? header
				: Objects.requireNonNullElse(query.value("X-Amz-Content-Sha256"), UNSIGNED_PAYLOAD);
	}

	private static String header(Request request, String name) {
		return request.getHeaders()
			.stream()
			.filter((field) -> field.getName().equalsIgnoreCase(name))
			.map(HttpField::getValue)
			.map((value) -> (value != null) ? value.strip().replaceAll(" +", " ") : "")
			.collect(Collectors.joining(","));
	}

	private static void refuse(Response response, Callback callback, AwsError refusal) {
		response.setStatus(refusal.status());
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
		// What is left of the body is not read.
		response.getHeaders().put(HttpHeader.CONNECTION, "close");
		String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
			.formatted(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
		response.write(true, ByteBuffer.wrap(bytes(body)), callback);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
