package dev.crossover.gpu.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.crossover.common.aws.Item;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.policy.dispatch.ShardStatus;
import dev.crossover.policy.routing.Pipeline;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A shard as a DynamoDB item. */
final class ShardItem {

	private final String bucket;

	ShardItem(String bucket) {
		this.bucket = bucket;
	}

	Item write(Shard shard) {
		S3Location payload = shard.payload();
		return Item.create()
			.with(LedgerKeys.PK, LedgerKeys.batch(shard.key().batchId()))
			.with(LedgerKeys.SK, LedgerKeys.shard(shard.key().number()))
			.with("batch_id", shard.key().batchId())
			.with("shard", shard.key().number())
			.with("pipeline", shard.pipeline().name())
			.with("status", shard.status().name())
			.with("attempt", shard.latest().attempt())
			.with("documents", shard.documents())
			.with("payload_key", (payload != null) ? payload.key() : null)
			.with("refused", (payload != null) ? null : "true")
			.with("outputs", shard.outputs().stream().map(S3Location::uri).toList());
	}

	Shard read(Map<String, AttributeValue> attributes) {
		Item item = Item.of(attributes);
		ShardKey key = new ShardKey(item.text("batch_id"), (int) item.number("shard"));
		S3Location payload = text(item, "payload_key").map((name) -> new S3Location(this.bucket, name)).orElse(null);
		return new Shard(key, Pipeline.valueOf(item.text("pipeline")), ShardStatus.valueOf(item.text("status")),
				(int) item.number("documents"), payload, latest(item), outputs(item));
	}

	private static Shard.Latest latest(Item item) {
		return new Shard.Latest((int) item.number("attempt"), item.instantOrNull("deadline"), location(item, "failure"),
				item.instantOrNull("retry_at"));
	}

	private static List<S3Location> outputs(Item item) {
		Optional<S3Location> announced = text(item, "output_key")
			.map((key) -> new S3Location(item.text("output_bucket"), key));
		return announced.map(List::of)
			.orElseGet(() -> item.texts("outputs")
				.stream()
				.flatMap((uri) -> S3Location.parse(uri).stream())
				.distinct()
				.toList());
	}

	private static @Nullable S3Location location(Item item, String name) {
		return text(item, name).flatMap(S3Location::parse).orElse(null);
	}

	private static Optional<String> text(Item item, String name) {
		return item.optional(name).map(AttributeValue::s);
	}

}
