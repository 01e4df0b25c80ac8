package dev.crossover.cloud.events;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code PutEvents}: each entry is taken or refused for itself.
 *
 * @param buses where they go
 * @param clock the cloud's time
 */
record EventIntake(Buses buses, InstantSource clock) {

	private static final int MOST = 10;

	private static final int LARGEST = 1024 * 1024;

	Map<String, ?> put(Fields input) {
		List<Fields> entries = input.list("Entries");
		if (entries.isEmpty() || entries.size() > MOST) {
			throw Errors.validation("1 validation error detected: Value at 'entries' failed to satisfy constraint: "
					+ "Member must have length between 1 and %d".formatted(MOST));
		}
		if (input.node().toString().length() > LARGEST) {
			throw Errors.validation("Total size of the entries in the request is over the limit.");
		}
		List<Map<String, String>> results = new ArrayList<>();
		for (Fields entry : entries) {
			try {
				results.add(Map.of("EventId", take(entry)));
			}
			catch (AwsError ex) {
				results.add(Map.of("ErrorCode", ex.code(), "ErrorMessage", String.valueOf(ex.getMessage())));
			}
		}
		long failed = results.stream().filter((result) -> result.containsKey("ErrorCode")).count();
		return Map.of("FailedEntryCount", failed, "Entries", results);
	}

	private String take(Fields entry) {
		String source = needed(entry, "Source");
		if (source.startsWith("aws.")) {
			throw new AwsError(400, "NotAuthorizedForSourceException", "Not authorized for the source.");
		}
		String type = needed(entry, "DetailType");
		JsonNode detail = detail(needed(entry, "Detail"));
		Instant time = entry.instant("Time").orElseGet(this.clock::instant);
		BusEvent event = BusEvent.of(source, type, entry.texts("Resources"), time, detail);
		this.buses.put(entry.text("EventBusName", ""), event);
		return event.id();
	}

	private static String needed(Fields entry, String name) {
		return entry.optionalText(name)
			.filter((text) -> !text.isEmpty())
			.orElseThrow(() -> new AwsError(400, "InvalidArgument",
					"Parameter %s is not valid. Reason: %s is a required argument.".formatted(name, name)));
	}

	private static JsonNode detail(String text) {
		try {
			JsonNode detail = Trees.JSON.readTree(text);
			if (detail.isObject()) {
				return detail;
			}
		}
		catch (JacksonException ex) {
			// Told below, as for JSON that is no object.
		}
		throw new AwsError(400, "MalformedDetail", "Detail is malformed.");
	}

}
