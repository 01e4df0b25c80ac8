package dev.crossover.cloud.faults;

import java.util.function.BooleanSupplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A batch of which some entries fail: what is still sent, and the answer that tells of
 * the rest. At least one entry fails.
 */
sealed interface PartialBatch {

	/** Reads and writes the calls. */
	JsonMapper JSON = new JsonMapper();

	/**
	 * Whether a call is a batch whose entries can fail alone.
	 * @param operation the call
	 * @return whether it is
	 */
	static boolean knows(String operation) {
		return switch (operation) {
			case "SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch", "BatchWriteItem" -> true;
			default -> false;
		};
	}

	/**
	 * Splits a batch.
	 * @param operation the call
	 * @param body its body, as AWS JSON
	 * @param fails asked for each entry
	 * @return the halves
	 */
	static PartialBatch of(String operation, byte[] body, BooleanSupplier fails) {
		ObjectNode request = (ObjectNode) JSON.readTree(body);
		return operation.equals("BatchWriteItem") ? Writes.split(request, fails) : Messages.split(request, fails);
	}

	/**
	 * What is still sent.
	 * @return the body; {@code null} nodes never
	 */
	ObjectNode rest();

	/**
	 * Whether nothing is left to send.
	 * @return whether every entry failed
	 */
	boolean isEmpty();

	/**
	 * Adds what failed to the answer.
	 * @param answer the answer to the rest
	 * @return the answer to the whole
	 */
	ObjectNode complete(ObjectNode answer);

	/**
	 * A batch of SQS: the failed entries come back by their ids.
	 *
	 * @param rest what is still sent
	 * @param failed the entries that failed
	 */
	record Messages(ObjectNode rest, ArrayNode failed) implements PartialBatch {

		static Messages split(ObjectNode request, BooleanSupplier fails) {
			ArrayNode failed = JSON.createArrayNode();
			ArrayNode kept = JSON.createArrayNode();
			request.path("Entries").forEach((entry) -> (fails.getAsBoolean() ? failed : kept).add(entry));
			if (failed.isEmpty() && !kept.isEmpty()) {
				failed.add(kept.remove(0));
			}
			return new Messages(request.set("Entries", kept), failed);
		}

		@Override
		public boolean isEmpty() {
			return this.rest.path("Entries").isEmpty();
		}

		@Override
		public ObjectNode complete(ObjectNode answer) {
			ArrayNode all = answer.withArray("Failed");
			this.failed.forEach((entry) -> all.addObject()
				.put("Id", entry.path("Id").asString())
				.put("SenderFault", false)
				.put("Code", "InternalError")
				.put("Message", "A fault was asked for"));
			answer.withArray("Successful");
			return answer;
		}

	}

	/**
	 * A batch of DynamoDB: the failed writes come back unprocessed.
	 *
	 * @param rest what is still sent
	 * @param unprocessed the writes that failed, by table
	 */
	record Writes(ObjectNode rest, ObjectNode unprocessed) implements PartialBatch {

		static Writes split(ObjectNode request, BooleanSupplier fails) {
			ObjectNode kept = JSON.createObjectNode();
			ObjectNode unprocessed = JSON.createObjectNode();
			request.path("RequestItems").properties().forEach((table) -> table.getValue().forEach((write) -> {
				boolean first = unprocessed.isEmpty() && kept.isEmpty();
				place((first || fails.getAsBoolean()) ? unprocessed : kept, table.getKey(), write);
			}));
			return new Writes(request.set("RequestItems", kept), unprocessed);
		}

		private static void place(ObjectNode tables, String table, JsonNode write) {
			tables.withArray("/" + table.replace("~", "~0").replace("/", "~1")).add(write);
		}

		@Override
		public boolean isEmpty() {
			return this.rest.path("RequestItems").isEmpty();
		}

		@Override
		public ObjectNode complete(ObjectNode answer) {
			ObjectNode all = answer.withObject("/UnprocessedItems");
			this.unprocessed.properties()
				.forEach((table) -> table.getValue().forEach((write) -> place(all, table.getKey(), write)));
			return answer;
		}

	}

}
