package dev.crossover.cloud.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The service a request is signed for, as its credential scope says: the one thing that
 * every AWS client sends to every service, in the header or in a presigned address.
 */
public final class SigningScope {

	private static final Pattern HEADER = Pattern.compile("\\bCredential=([^,\\s]+)");

	private static final Pattern QUERY = Pattern.compile("(?:^|&)X-Amz-Credential=([^&]+)");

	private SigningScope() {
	}

	/**
	 * Finds the service.
	 * @param request a request
	 * @return its signing name, such as {@code sqs}, or empty when the request is not
	 * signed
	 */
	public static Optional<String> of(Request request) {
		String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
		String query = request.getHttpURI().getQuery();
		return find(HEADER, header).or(() -> find(QUERY, query)).flatMap(SigningScope::service);
	}

	private static Optional<String> find(Pattern pattern, @Nullable String text) {
		Matcher matcher = pattern.matcher((text != null) ? text : "");
		return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	// A credential is key/date/region/service/aws4_request; the region may be missing.
	private static Optional<String> service(String credential) {
		String[] parts = URLDecoder.decode(credential, StandardCharsets.UTF_8).split("/");
		return (parts.length >= 4) ? Optional.of(parts[parts.length - 2]) : Optional.empty();
	}

}
