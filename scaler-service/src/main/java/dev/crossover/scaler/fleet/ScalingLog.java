package dev.crossover.scaler.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.policy.scaling.FleetObservation;
import dev.crossover.policy.scaling.ScalingDecision;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.stereotype.Component;

/**
 * The scaling log: since when there is no work, which has to outlive this process, and
 * every change that was made, with its reason.
 */
@Component
class ScalingLog {

	private static final Duration KEPT = Duration.ofDays(90);

	private static final String STATE = "STATE";

	private final DynamoDbClient dynamo;

	private final String table;

	private final String partition;

	ScalingLog(DynamoDbClient dynamo, Stack stack) {
		this.dynamo = dynamo;
		this.table = stack.scalingLogTable();
		this.partition = "ENDPOINT#" + stack.gpuEndpointName();
	}

	/**
	 * Since when there is no work, as far as the latest look knew.
	 * @return the time, or empty while there is work
	 */
	Optional<Instant> quietSince() {
		Map<String, AttributeValue> item = this.dynamo
			.getItem((get) -> get.tableName(this.table)
				.consistentRead(true)
				.key(Map.of("pk", Item.attribute(this.partition), "sk", Item.attribute(STATE))))
			.item();
		return Optional.ofNullable(Item.of(item).instantOrNull("quiet_since"));
	}

	/**
	 * Records a look: always since when there is no work, and a line for every change.
	 * @param seen what was seen
	 * @param decision what was decided
	 * @param cause what made us look
	 */
	void record(FleetObservation seen, ScalingDecision decision, String cause) {
		switch (decision) {
			case ScalingDecision.Hold hold -> remember(hold.quietSince());
			case ScalingDecision.Wake wake -> change(seen, wake, "WAKE", cause);
			case ScalingDecision.Sleep sleep -> change(seen, sleep, "SLEEP", cause);
		}
	}

	private void change(FleetObservation seen, ScalingDecision decision, String what, String cause) {
		remember(null);
		put(Item.create()
			.with("sk", "CHANGE#" + seen.now())
			.with("decision", what)
			.with("reason", decision.reason())
			.with("cause", cause)
			.with("instances_before", seen.desired())
			.with("ttl", seen.now().plus(KEPT).getEpochSecond()));
	}

	private void remember(@Nullable Instant quietSince) {
		put(Item.create().with("sk", STATE).with("quiet_since", quietSince));
	}

	private void put(Item item) {
		item.with("pk", this.partition);
		this.dynamo.putItem((put) -> put.tableName(this.table).item(item.attributes()));
	}

}
