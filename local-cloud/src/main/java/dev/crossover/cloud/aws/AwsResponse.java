package dev.crossover.cloud.aws;

import java.util.Map;

/**
 * An answer of an AWS service.
 *
 * @param status the HTTP status
 * @param headers the headers, content type included
 * @param body the body
 */
public record AwsResponse(int status, Map<String, String> headers, byte[] body) {
}
