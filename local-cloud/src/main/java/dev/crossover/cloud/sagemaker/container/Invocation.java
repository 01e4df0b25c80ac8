package dev.crossover.cloud.sagemaker.container;

import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;

/**
 * A request to a container.
 *
 * @param contentType the body's media type, may be empty
 * @param accept the media type that is wanted, may be empty
 * @param customAttributes what the caller tells the model, may be empty
 * @param body the body
 * @param timeout how long the answer may take
 */
public record Invocation(String contentType, String accept, String customAttributes, BodyPublisher body,
		Duration timeout) {
}
