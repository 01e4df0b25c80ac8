package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each fault strikes the AWS SDK as it would on AWS; the SDK's own retries are off. */
@ExtendWith(SharedCloud.class)
class FaultTests {

	private final CloudProcess cloud;

	private final HttpClient http = HttpClient.newHttpClient();

	private final SqsClient sqs;

	private String queue = "";

	FaultTests(CloudProcess cloud) {
		this.cloud = cloud;
		this.sqs = cloud.at(SqsClient.builder())
			.overrideConfiguration((override) -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	@BeforeEach
	void createQueue() {
		this.queue = this.sqs.createQueue((create) -> create.queueName("faults-" + UUID.randomUUID())).queueUrl();
	}

	@AfterEach
	void endFaults() throws IOException, InterruptedException {
		send(request("/_faults").DELETE());
		this.sqs.deleteQueue((delete) -> delete.queueUrl(this.queue));
	}

	@Test
	void errorIsAnsweredSoOftenAndNothingIsCarriedOut() throws IOException, InterruptedException {
		ask("""
				{"target":"sqs","operation":"SendMessage","kind":"error","status":503,"code":"ServiceUnavailable","count":2}""");

		for (int time = 0; time < 2; time++) {
			assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> put("refused"))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(503));
		}
		put("taken");

		assertThat(bodies()).containsExactly("taken");
		assertThat(faults().path(0).path("struck").asInt()).isEqualTo(2);
	}

	@Test
	void servicesThrottleInTheirOwnWords() throws IOException, InterruptedException {
		ask("{\"target\":\"*\",\"kind\":\"throttle\"}");

		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> put("x"))
			.satisfies((ex) -> assertThat(ex.isThrottlingException()).isTrue());
		try (DynamoDbClient dynamo = impatientDynamo(); S3Client s3 = impatientS3()) {
			assertThatExceptionOfType(AwsServiceException.class).isThrownBy(dynamo::listTables)
				.satisfies((ex) -> assertThat(ex.isThrottlingException()).isTrue());
			assertThatExceptionOfType(AwsServiceException.class).isThrownBy(s3::listBuckets)
				.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("SlowDown"));
		}
	}

	@Test
	void lostResponseBreaksTheConnectionAfterTheEffect() throws IOException, InterruptedException {
		ask("{\"target\":\"sqs\",\"operation\":\"SendMessage\",\"kind\":\"response_lost\",\"count\":1}");

		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("sent all the same"));

		assertThat(bodies()).containsExactly("sent all the same");
	}

	@Test
	void duplicateIsCarriedOutTwice() throws IOException, InterruptedException {
		ask("{\"target\":\"sqs\",\"operation\":\"SendMessage\",\"kind\":\"duplicate\",\"count\":1}");

		put("twice");
		put("once");

		assertThat(bodies()).containsExactlyInAnyOrder("twice", "twice", "once");
	}

	@Test
	void latencyDelaysTheAnswer() throws IOException, InterruptedException {
		ask("{\"target\":\"sqs\",\"operation\":\"SendMessage\",\"kind\":\"latency\",\"delay_ms\":700}");
		Instant before = Instant.now();

		put("late");

		assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(700));
	}

	@Test
	void reorderedMessagesAllArrive() throws IOException, InterruptedException {
		ask("""
				{"target":"sqs","operation":"SendMessage","kind":"reorder","delay_ms":2000,"probability":0.5,"seed":7}""");
		List<String> sent = IntStream.range(0, 8).mapToObj(Integer::toString).toList();

		sent.forEach(this::put);

		assertThat(bodies(8)).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
	}

	@Test
	void batchOfMessagesFailsInPart() throws IOException, InterruptedException {
		ask("{\"target\":\"sqs\",\"operation\":\"SendMessageBatch\",\"kind\":\"partial_batch_failure\",\"count\":1,\"seed\":3}");

		SendMessageBatchResponse answer = this.sqs.sendMessageBatch((batch) -> batch.queueUrl(this.queue)
			.entries(IntStream.range(0, 10)
				.mapToObj((at) -> SendMessageBatchRequestEntry.builder().id("e" + at).messageBody("b" + at).build())
				.toList()));

		assertThat(answer.failed()).isNotEmpty().allSatisfy((failed) -> assertThat(failed.senderFault()).isFalse());
		assertThat(answer.successful()).isNotEmpty();
		assertThat(answer.failed().size() + answer.successful().size()).isEqualTo(10);
		assertThat(bodies(answer.successful().size())).containsExactlyInAnyOrderElementsOf(
				answer.successful().stream().map((sent) -> sent.id().replace('e', 'b')).toList());
	}

	@Test
	void batchOfWritesComesBackUnprocessedInPart() throws IOException, InterruptedException {
		ask("{\"target\":\"dynamodb\",\"operation\":\"BatchWriteItem\",\"kind\":\"partial_batch_failure\",\"count\":1}");
		String table = this.cloud.output("LedgerTable");
		String partition = UUID.randomUUID().toString();
		try (DynamoDbClient dynamo = impatientDynamo()) {
			BatchWriteItemResponse answer = dynamo.batchWriteItem((batch) -> batch
				.requestItems(Map.of(table, IntStream.range(0, 10).mapToObj((at) -> write(partition, at)).toList())));

			int unprocessed = answer.unprocessedItems().getOrDefault(table, List.of()).size();
			assertThat(unprocessed).isBetween(1, 10);
			assertThat(dynamo
				.query((query) -> query.tableName(table)
					.keyConditionExpression("pk = :pk")
					.expressionAttributeValues(Map.of(":pk", text(partition))))
				.count()).isEqualTo(10 - unprocessed);
		}
	}

	@Test
	void notificationIsLostAndAnotherIsLate() throws IOException, InterruptedException {
		String name = this.queue.substring(this.queue.lastIndexOf('/') + 1);
		ask("{\"kind\":\"notification_lost\",\"operation\":\"%s\",\"count\":1}".formatted(name));
		try (SnsClient sns = this.cloud.at(SnsClient.builder()).build()) {
			String topic = sns.createTopic((create) -> create.name("faults")).topicArn();
			sns.subscribe((subscribe) -> subscribe.topicArn(topic)
				.protocol("sqs")
				.endpoint("arn:aws:sqs:us-east-1:000000000000:" + name)
				.attributes(Map.of("RawMessageDelivery", "true")));
			sns.publish((publish) -> publish.topicArn(topic).message("lost"));
			send(request("/_faults").DELETE());
			ask("{\"kind\":\"notification_delayed\",\"operation\":\"%s\",\"delay_ms\":1500,\"count\":1}"
				.formatted(name));
			sns.publish((publish) -> publish.topicArn(topic).message("late"));
			sns.publish((publish) -> publish.topicArn(topic).message("at once"));
			sns.deleteTopic((delete) -> delete.topicArn(topic));
		}

		assertThat(bodies(2)).containsExactly("at once", "late");
	}

	@Test
	void mistakesAreNamed() throws IOException, InterruptedException {
		assertThat(problem("{\"target\":\"sqs\",\"kind\":\"meteor\"}").path("field").asString()).isEqualTo("kind");
		assertThat(problem("{\"kind\":\"error\"}").path("field").asString()).isEqualTo("target");
		assertThat(problem("{\"target\":\"sqs\",\"kind\":\"error\",\"probability\":2}").path("field").asString())
			.isEqualTo("probability");
		assertThat(problem("{\"target\":\"sqs\",\"kind\":\"error\",\"often\":2}").path("field").asString())
			.isEqualTo("often");
		assertThat(problem("{\"kind\":\"kill_instance\",\"operation\":\"nobody\"}").path("message").asString())
			.contains("no endpoint nobody");
		assertThat(problem("not json").path("message").asString()).contains("not JSON");
		assertThat(send(request("/_faults/flt_999999").DELETE()).statusCode()).isEqualTo(404);
		assertThat(faults()).isEmpty();
	}

	private void put(String body) {
		this.sqs.sendMessage((send) -> send.queueUrl(this.queue).messageBody(body));
	}

	private List<String> bodies() {
		return this.sqs.receiveMessage((receive) -> receive.queueUrl(this.queue).maxNumberOfMessages(10))
			.messages()
			.stream()
			.map(Message::body)
			.toList();
	}

	private List<String> bodies(int count) {
		List<String> all = new ArrayList<>();
		Instant limit = Instant.now().plusSeconds(20);
		while (all.size() < count && Instant.now().isBefore(limit)) {
			this.sqs
				.receiveMessage((receive) -> receive.queueUrl(this.queue).maxNumberOfMessages(10).waitTimeSeconds(1))
				.messages()
				.forEach((message) -> all.add(message.body()));
		}
		return all;
	}

	private DynamoDbClient impatientDynamo() {
		return this.cloud.at(DynamoDbClient.builder())
			.overrideConfiguration((override) -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	private S3Client impatientS3() {
		return this.cloud.at(S3Client.builder())
			.forcePathStyle(true)
			.overrideConfiguration((override) -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	private static WriteRequest write(String partition, int at) {
		return WriteRequest.builder()
			.putRequest(PutRequest.builder().item(Map.of("pk", text(partition), "sk", text("item" + at))).build())
			.build();
	}

	private static AttributeValue text(String value) {
		return AttributeValue.builder().s(value).build();
	}

	private void ask(String fault) throws IOException, InterruptedException {
		assertThat(send(request("/_faults").POST(HttpRequest.BodyPublishers.ofString(fault))).statusCode())
			.isEqualTo(201);
	}

	private JsonNode problem(String fault) throws IOException, InterruptedException {
		HttpResponse<String> answer = send(request("/_faults").POST(HttpRequest.BodyPublishers.ofString(fault)));
		assertThat(answer.statusCode()).isEqualTo(400);
		return JsonMapper.shared().readTree(answer.body()).path("error");
	}

	private JsonNode faults() throws IOException, InterruptedException {
		return JsonMapper.shared().readTree(send(request("/_faults").GET()).body()).path("faults");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.cloud.address() + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
