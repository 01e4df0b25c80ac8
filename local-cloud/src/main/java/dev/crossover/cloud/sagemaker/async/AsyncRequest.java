package dev.crossover.cloud.sagemaker.async;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An invocation that waits, as it is kept on disk.
 *
 * @param key its place in the queue
 * @param inferenceId the id its caller knows it by
 * @param input what to give to the model
 * @param output where the answer goes
 * @param receivedAt when it was accepted
 * @param ttlSeconds how long it may wait
 * @param timeoutSeconds how long the model may take
 */
public record AsyncRequest(String key, String inferenceId, Input input, Output output, Instant receivedAt,
		int ttlSeconds, int timeoutSeconds) {

	Instant expiresAt() {
		return this.receivedAt.plusSeconds(this.ttlSeconds);
	}

	/**
	 * What to give to the model.
	 *
	 * @param location the object with the payload; null when the payload came along
	 * @param body the payload itself; null when it is in an object
	 * @param contentType its media type, may be empty
	 * @param accept the media type that is wanted, may be empty
	 * @param customAttributes what the caller tells the model, may be empty
	 */
	public record Input(@Nullable String location, byte @Nullable [] body, String contentType, String accept,
			String customAttributes) {
	}

	/**
	 * Where the answer goes.
	 *
	 * @param location the object a success is written to
	 * @param failureLocation the object a failure is written to; null when the endpoint
	 * has no folder for failures
	 */
	public record Output(String location, @Nullable String failureLocation) {
	}

}
