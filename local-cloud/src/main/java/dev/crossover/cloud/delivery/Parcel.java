package dev.crossover.cloud.delivery;

import java.util.Map;

/**
 * A message on its way to a queue.
 *
 * @param queueArn the queue
 * @param body the message
 * @param attributes its attributes by name
 * @param groupId the group in a FIFO queue, may be empty
 */
public record Parcel(String queueArn, String body, Map<String, MessageAttribute> attributes, String groupId) {

	/**
	 * A message without attributes or group.
	 * @param queueArn the queue
	 * @param body the message
	 */
	public Parcel(String queueArn, String body) {
		this(queueArn, body, Map.of(), "");
	}

}
