package dev.crossover.cloud.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.crossover.cloud.aws.AwsRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * A request that a fault may strike, read whole.
 *
 * @param service the service it is signed for
 * @param method the HTTP method
 * @param target path and query as they came
 * @param headers the headers, names in lower case
 * @param query the decoded query parameters
 * @param body the body
 */
record Call(String service, String method, String target, Map<String, List<String>> headers,
		Map<String, List<String>> query, byte[] body) {

	static Call read(String service, Request request) throws IOException {
		Map<String, List<String>> headers = request.getHeaders()
			.stream()
			.collect(Collectors.groupingBy((field) -> field.getName().toLowerCase(Locale.ROOT),
					Collectors.mapping(HttpField::getValue, Collectors.toList())));
		Map<String, List<String>> query = new TreeMap<>();
		for (Fields.Field field : Request.extractQueryParameters(request)) {
			query.put(field.getName(), field.getValues());
		}
		try (InputStream body = Content.Source.asInputStream(request)) {
			return new Call(service, request.getMethod(), request.getHttpURI().getPathQuery(), headers, query,
					body.readAllBytes());
		}
	}

	String header(String name) {
		return this.headers.getOrDefault(name, List.of("")).getFirst();
	}

	String path() {
		return this.target.replaceFirst("\\?.*$", "");
	}

	boolean isForm() {
		return header("content-type").startsWith("application/x-www-form-urlencoded");
	}

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	Call with(byte[] newBody) {
		return new Call(this.service, this.method, this.target, this.headers, this.query, newBody);
	}

	AwsRequest request() {
		return new AwsRequest(this.method, path(), this.query, this.headers, new ByteArrayInputStream(this.body));
	}

	/**
	 * Leaves the body out: it may hold what others wrote.
	 */
	@Override
	public String toString() {
		return "Call[%s %s %s]".formatted(this.service, this.method, path());
	}

}
