package dev.crossover.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.common.aws.Item;
import dev.crossover.common.aws.Stack;
import dev.crossover.common.ledger.BatchRequest;
import dev.crossover.common.ledger.BatchView;
import dev.crossover.common.ledger.LedgerKeys;
import dev.crossover.common.queue.ResultsMessage;
import dev.crossover.common.queue.ResultsMessage.ShardClassified;
import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.ledger.ShardKey;
import dev.crossover.gpu.ledger.Shards;
import dev.crossover.policy.routing.Pipeline;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What happens around the service in a test: callers, SageMaker and results-service. */
public class Story {

	private final List<ShardClassified> heard = new ArrayList<>();

	private final MockMvcTester mvc;

	private final Stack stack;

	private final Clients clients;

	private final Shards shards;

	private final JsonMapper json;

	Story(MockMvcTester mvc, Stack stack, Clients clients, Shards shards, JsonMapper json) {
		this.mvc = mvc;
		this.stack = stack;
		this.clients = clients;
		this.shards = shards;
		this.json = json;
	}

	// A caller submits documents and has them accepted.
	public String submit(Pipeline pipeline, int documents) {
		String body = IntStream.range(0, documents)
			.mapToObj((index) -> "{\"id\":\"d%d\",\"text\":\"text %d\"}\n".formatted(index, index))
			.collect(Collectors.joining());
		return submit(pipeline, "application/x-ndjson", body);
	}

	// A caller submits a body and has it accepted.
	public String submit(Pipeline pipeline, String contentType, String body) {
		byte[] answer = this.mvc.post()
			.uri("/internal/batches")
			.header(BatchRequest.HEADER, Requests.to(pipeline).toHeader(this.json))
			.contentType(MediaType.parseMediaType(contentType))
			.content(body)
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		return this.json.readValue(answer, BatchView.class).id();
	}

	// The batch's item.
	public Item batch(String batchId) {
		return Item.of(this.clients.dynamo()
			.getItem((request) -> request.tableName(this.stack.ledgerTable())
				.consistentRead(true)
				.key(Map.of("pk", Item.attribute(LedgerKeys.batch(batchId)), "sk", Item.attribute(LedgerKeys.BATCH))))
			.item());
	}

	// Every batch of an account.
	public List<Map<String, AttributeValue>> batchesOf(String accountId) {
		return this.clients.dynamo()
			.query((request) -> request.tableName(this.stack.ledgerTable())
				.indexName(LedgerKeys.BY_ACCOUNT)
				.keyConditionExpression("account_pk = :pk")
				.expressionAttributeValues(Map.of(":pk", Item.attribute(LedgerKeys.account(accountId)))))
			.items();
	}

	// The batch's shards.
	public List<Shard> shards(String batchId) {
		return this.shards.page(batchId, 0, 1_000);
	}

	// One of the batch's shards.
	public Shard shard(String batchId, int number) {
		return this.shards.find(new ShardKey(batchId, number)).orElseThrow();
	}

	// The keys of everything in the bucket under a prefix.
	public List<String> keys(String prefix) {
		return this.clients.s3()
			.listObjectsV2((request) -> request.bucket(this.stack.payloadBucket()).prefix(prefix))
			.contents()
			.stream()
			.map(S3Object::key)
			.toList();
	}

	// The lines of an object.
	public List<String> lines(String key) {
		return this.clients.s3()
			.getObjectAsBytes((request) -> request.bucket(this.stack.payloadBucket()).key(key))
			.asUtf8String()
			.lines()
			.toList();
	}

	// The results in an object.
	public List<ResultLine> results(String key) {
		return lines(key).stream().map((line) -> this.json.readValue(line, ResultLine.class)).toList();
	}

	// SageMaker leaves an object.
	public void leave(String key, String... lines) {
		String body = Arrays.stream(lines).map((line) -> line + "\n").collect(Collectors.joining());
		this.clients.s3()
			.putObject((request) -> request.bucket(this.stack.payloadBucket()).key(key), RequestBody.fromString(body));
	}

	// What results-service was told about a batch, in all.
	public List<ShardClassified> announced(String batchId) {
		List<Message> messages;
		do {
			messages = this.clients.sqs()
				.receiveMessage((request) -> request.queueUrl(this.stack.resultsQueueUrl()).maxNumberOfMessages(10))
				.messages();
			messages.forEach(this::hear);
		}
		while (!messages.isEmpty());
		return this.heard.stream().filter((message) -> message.batchId().equals(batchId)).toList();
	}

	// results-service stores a shard, as far as the ledger is concerned.
	public void store(String batchId, int number) {
		Shard shard = shard(batchId, number);
		update(LedgerKeys.batch(batchId), LedgerKeys.shard(number), "SET #s = :s REMOVE open_pk, open_sk",
				Map.of("#s", "status"), Map.of(":s", Item.attribute("STORED")));
		update(LedgerKeys.batch(batchId), LedgerKeys.BATCH, "ADD succeeded :n, shards_stored :one", Map.of(),
				Map.of(":n", Item.attribute(shard.documents()), ":one", Item.attribute(1)));
	}

	// results-service stores a shard with these results, as far as the ledger is
	// concerned.
	public void store(String batchId, int number, List<ResultLine> results) {
		String key = "batches/%s/outputs/%06d-stored.ndjson".formatted(batchId, number);
		leave(key, results.stream().map(this.json::writeValueAsString).toArray(String[]::new));
		update(LedgerKeys.batch(batchId), LedgerKeys.shard(number),
				"SET #s = :s, output_bucket = :b, output_key = :k REMOVE open_pk, open_sk", Map.of("#s", "status"),
				Map.of(":s", Item.attribute("STORED"), ":b", Item.attribute(this.stack.payloadBucket()), ":k",
						Item.attribute(key)));
		Map<String, AttributeValue> counts = new HashMap<>();
		for (Outcome outcome : Outcome.values()) {
			counts.put(":" + outcome.name(),
					Item.attribute(results.stream().filter((line) -> line.outcome() == outcome).count()));
		}
		update(LedgerKeys.batch(batchId), LedgerKeys.BATCH,
				"ADD succeeded :SUCCEEDED, errored :ERRORED, canceled :CANCELED, expired :EXPIRED", Map.of(), counts);
	}

	// What a bucket's lifecycle does to an object.
	public void ageOut(String key) {
		this.clients.s3().deleteObject((request) -> request.bucket(this.stack.payloadBucket()).key(key));
	}

	private void update(String pk, String sk, String expression, Map<String, String> names,
			Map<String, AttributeValue> values) {
		this.clients.dynamo()
			.updateItem((request) -> request.tableName(this.stack.ledgerTable())
				.key(Map.of("pk", Item.attribute(pk), "sk", Item.attribute(sk)))
				.updateExpression(expression)
				.expressionAttributeNames(names.isEmpty() ? null : names)
				.expressionAttributeValues(values));
	}

	private void hear(Message message) {
		if (this.json.readValue(message.body(), ResultsMessage.class) instanceof ShardClassified classified) {
			this.heard.add(classified);
		}
		this.clients.sqs()
			.deleteMessage(
					(request) -> request.queueUrl(this.stack.resultsQueueUrl()).receiptHandle(message.receiptHandle()));
	}

	/** The AWS clients. */
	record Clients(S3Client s3, DynamoDbClient dynamo, SqsClient sqs) {
	}

}
