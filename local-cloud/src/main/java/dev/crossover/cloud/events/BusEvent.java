package dev.crossover.cloud.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in EventBridge's envelope.
 *
 * @param id its id
 * @param envelope all of it
 */
public record BusEvent(String id, JsonNode envelope) {

	/**
	 * Puts a detail into its envelope.
	 * @param source who says it
	 * @param detailType what kind of thing is said
	 * @param resources of what
	 * @param time when it happened
	 * @param detail the thing itself
	 * @return the event
	 */
	public static BusEvent of(String source, String detailType, List<String> resources, Instant time, JsonNode detail) {
		String id = UUID.randomUUID().toString();
		ObjectNode envelope = Trees.JSON.createObjectNode();
		envelope.put("version", "0")
			.put("id", id)
			.put("detail-type", detailType)
			.put("source", source)
			.put("account", Arn.ACCOUNT)
			.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
			.put("region", Arn.REGION);
		resources.forEach(envelope.putArray("resources")::add);
		envelope.set("detail", detail);
		return new BusEvent(id, envelope);
	}

}
