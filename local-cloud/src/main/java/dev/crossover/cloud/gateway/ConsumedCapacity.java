package dev.crossover.cloud.gateway;

import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;

import dev.crossover.cloud.metering.Item;
import dev.crossover.cloud.metering.Tally;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What DynamoDB charges for: it tells when it is asked to. */
final class ConsumedCapacity {

	static final String QUESTION = "ReturnConsumedCapacity";

	private static final String ANSWER = "ConsumedCapacity";

	private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");

	private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem",
			"TransactWriteItems");

	/** An action in a transaction is prepared and then done. */
	private static final long UNITS_OF_AN_ACTION = 2;

	private ConsumedCapacity() {
	}

	static boolean isToldBy(String operation) {
		return READS.contains(operation) || WRITES.contains(operation);
	}

	static boolean isWanted(JsonNode input) {
		return Set.of("TOTAL", "INDEXES").contains(input.path(QUESTION).asString("NONE"));
	}

	/**
	 * Takes an answer's capacity down.
	 * @param operation the call
	 * @param output its answer
	 * @param tally where to
	 */
	static void charge(String operation, JsonNode output, Tally tally) {
		JsonNode told = output.path(ANSWER);
		BigDecimal units = (told.isArray() ? told.valueStream() : Stream.of(told))
			.map((table) -> table.path("CapacityUnits").asDecimal(BigDecimal.ZERO))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		tally.add(Item.of(WRITES.contains(operation) ? "dynamodb.write" : "dynamodb.read"), units);
	}

	/**
	 * Takes down what a refusal cost; DynamoDB charges for the attempt, and does not say
	 * how much.
	 * @param error the error
	 * @param tally where to
	 */
	static void chargeRefusal(JsonNode error, Tally tally) {
		String type = error.path("__type").asString("");
		if (type.endsWith("#ConditionalCheckFailedException")) {
			tally.add("dynamodb.write", 1);
		}
		if (type.endsWith("#TransactionCanceledException")) {
			tally.add("dynamodb.write", UNITS_OF_AN_ACTION * error.path("CancellationReasons").size());
		}
	}

	static void forget(ObjectNode output) {
		output.remove(ANSWER);
	}

}
