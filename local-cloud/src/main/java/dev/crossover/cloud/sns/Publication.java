package dev.crossover.cloud.sns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.MessageAttribute;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a topic is told.
 *
 * @param message the message
 * @param subject its subject, may be empty
 * @param attributes its attributes by name
 */
record Publication(String message, String subject, Map<String, MessageAttribute> attributes) {

	private static final int LARGEST = 256 * 1024;

	private static final int LONGEST_SUBJECT = 100;

	static Publication of(Fields input) {
		if (input.has("MessageGroupId") || input.has("MessageDeduplicationId")) {
			throw Errors.unsupported("message groups and deduplication of topics");
		}
		Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
		input.structure("MessageAttributes")
			.node()
			.properties()
			.forEach((attribute) -> attributes.put(attribute.getKey(),
					attribute(attribute.getKey(), new Fields(attribute.getValue()))));
		return new Publication(message(input), input.text("Subject", ""), attributes).checked();
	}

	private Publication checked() {
		if (this.message.isEmpty()) {
			throw SnsErrors.invalid("Empty message");
		}
		if (this.message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
			throw SnsErrors.invalid("Message too long");
		}
		if (this.subject.length() > LONGEST_SUBJECT || this.subject.contains("\n")) {
			throw SnsErrors.invalid("Subject");
		}
		return this;
	}

	// A message may be several, one for each protocol.
	private static String message(Fields input) {
		String message = input.text("Message");
		if (!input.text("MessageStructure", "").equals("json")) {
			return message;
		}
		try {
			JsonNode several = Trees.JSON.readTree(message);
			if (!several.has("default")) {
				throw SnsErrors.invalid("Message Structure - No default entry in JSON message body");
			}
			return several.path("sqs").asString(several.path("default").asString(""));
		}
		catch (JacksonException ex) {
			throw SnsErrors.invalid("Message Structure - JSON message body failed to parse");
		}
	}

	private static MessageAttribute attribute(String name, Fields attribute) {
		String type = attribute.text("DataType", "");
		if (type.startsWith("Binary")) {
			throw Errors.unsupported("binary message attributes of topics");
		}
		String value = attribute.text("StringValue", "");
		if (value.isEmpty() || (type.equals("Number") && !value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"))) {
			throw new AwsError(400, "ParameterValueInvalid",
					"The message attribute '%s' has no valid value for its type %s.".formatted(name, type));
		}
		if (type.equals("String.Array")) {
			checkArray(value);
		}
		return new MessageAttribute(type, value);
	}

	private static void checkArray(String value) {
		try {
			if (Trees.JSON.readTree(value).isArray()) {
				return;
			}
		}
		catch (JacksonException ex) {
			// Told below, as for JSON that is no array.
		}
		throw SnsErrors.invalid("Message attribute of type String.Array must be a JSON array");
	}

}
