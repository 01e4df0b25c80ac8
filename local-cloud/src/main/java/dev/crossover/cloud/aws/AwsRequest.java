package dev.crossover.cloud.aws;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to an AWS service.
 *
 * @param method the HTTP method
 * @param path the decoded path, beginning with a slash
 * @param query the decoded query parameters
 * @param headers the headers, names in lower case
 * @param body the body; read it at most once
 */
public record AwsRequest(String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers,
		InputStream body) {

	/**
	 * The first value of a header.
	 * @param name the name, in lower case
	 * @return the value, or empty
	 */
	public Optional<String> header(String name) {
		return this.headers.getOrDefault(name, List.of()).stream().findFirst();
	}

}
