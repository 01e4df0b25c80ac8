package dev.crossover.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.crossover.cloud.standin.TestContainerJar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What AWS's own clients do, and what it says on the bill. */
class BillPageTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	@TempDir
	private Path folder;

	private CloudProcess cloud;

	@BeforeEach
	void start() throws IOException {
		this.cloud = start(Files.createDirectory(this.folder.resolve("cloud")));
	}

	@AfterEach
	void stop() {
		this.cloud.close();
	}

	@Test
	void billListsWhatWasUsedAndGoesOnAfterARestart() throws IOException {
		useQueueAndBucket();
		useTable();
		useEvents();
		useServerless();

		await().atMost(PATIENCE).untilAsserted(() -> {
			assertQuantity("SQS", "Requests to standard queues", "4");
			assertQuantity("S3", "PUT, COPY, POST and LIST requests", "2");
			assertQuantity("S3", "GET and HEAD requests", "1");
			assertQuantity("EventBridge", "Custom events", "2");
			assertQuantity("SageMaker", "Serverless inference, data in and out, cpu", "10");
		});
		assertQuantity("DynamoDB", "Write request units, on demand", "7");
		assertQuantity("DynamoDB", "Read request units, on demand", "2");
		assertThat(line("SageMaker", "Serverless inference on demand, cpu").path("quantity").decimalValue())
			.as("2 GB for half a second and the start")
			.isGreaterThanOrEqualTo(BigDecimal.ONE);
		assertArithmetic(bill());
		JsonNode before = bill();
		this.cloud.stop();
		this.cloud = start(this.folder.resolve("cloud"));

		assertThat(bill().path("from")).isEqualTo(before.path("from"));
		assertThat(bill().path("lines")).isEqualTo(before.path("lines"));
		assertThat(text("text/html,application/xhtml+xml")).contains("Total", "us-east-1",
				"Requests to standard queues");
	}

	@Test
	void capacityIsToldToThoseWhoAskAndNoOtherwise() {
		try (DynamoDbClient tables = this.cloud.dynamoDb()) {
			PutItemRequest put = PutItemRequest.builder()
				.tableName(this.cloud.output("LedgerTable"))
				.item(item("asked", 1500))
				.build();
			ConsumedCapacity told = tables
				.putItem(put.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build())
				.consumedCapacity();

			assertThat(told.capacityUnits()).isEqualTo(2);
			assertThat(tables.putItem(put).consumedCapacity()).isNull();
		}
	}

	private void useQueueAndBucket() {
		String bucket = this.cloud.output("PayloadBucket");
		try (SqsClient sqs = this.cloud.sqs(); S3Client s3 = this.cloud.s3()) {
			String queue = this.cloud.output("WorkQueueUrl");
			sqs.sendMessage((message) -> message.queueUrl(queue).messageBody("x".repeat(100_000)));
			sqs.receiveMessage((request) -> request.queueUrl(queue));
			s3.putObject((object) -> object.bucket(bucket).key("a/b"), RequestBody.fromString("payload"));
			s3.getObjectAsBytes((object) -> object.bucket(bucket).key("a/b"));
			s3.listObjectsV2((list) -> list.bucket(bucket));
			s3.deleteObject((object) -> object.bucket(bucket).key("a/b"));
		}
	}

	/** Two units, two in the table and two in the index, one for the refusal. */
	private void useTable() {
		String table = this.cloud.output("LedgerTable");
		try (DynamoDbClient tables = this.cloud.dynamoDb()) {
			tables.putItem((put) -> put.tableName(table).item(item("plain", 1500)));
			Map<String, AttributeValue> indexed = new HashMap<>(item("indexed", 1500));
			indexed.put("account_pk", AttributeValue.fromS("account"));
			tables.putItem((put) -> put.tableName(table).item(indexed));
			assertThatExceptionOfType(ConditionalCheckFailedException.class).isThrownBy(() -> tables
				.putItem((put) -> put.tableName(table).item(indexed).conditionExpression("attribute_not_exists(pk)")));
			Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("bill"), "sk",
					AttributeValue.fromS("plain"));
			assertThat(tables.getItem((get) -> get.tableName(table).key(key)).item()).hasSize(3);
			tables.getItem((get) -> get.tableName(table).key(key).consistentRead(true));
			tables.query((query) -> query.tableName(table)
				.keyConditionExpression("pk = :pk")
				.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("bill"))));
		}
	}

	private void useEvents() {
		PutEventsRequestEntry event = PutEventsRequestEntry.builder()
			.source("test")
			.detailType("Test")
			.detail("{}")
			.build();
		try (EventBridgeClient events = this.cloud.at(EventBridgeClient.builder()).build()) {
			events.putEvents((put) -> put.entries(event, event));
		}
	}

	private void useServerless() {
		ProductionVariant variant = ProductionVariant.builder()
			.variantName("AllTraffic")
			.modelName("model")
			.serverlessConfig((config) -> config.memorySizeInMB(2048).maxConcurrency(1))
			.build();
		try (SageMakerClient sageMaker = this.cloud.at(SageMakerClient.builder()).build();
				SageMakerRuntimeClient runtime = this.cloud.at(SageMakerRuntimeClient.builder()).build()) {
			sageMaker.createModel((model) -> model.modelName("model")
				.executionRoleArn("arn:aws:iam::000000000000:role/model")
				.primaryContainer((container) -> container.image("model")));
			sageMaker.createEndpointConfig((config) -> config.endpointConfigName("config").productionVariants(variant));
			sageMaker.createEndpoint((endpoint) -> endpoint.endpointName("cpu").endpointConfigName("config"));
			await().atMost(PATIENCE)
				.until(() -> sageMaker.describeEndpoint((endpoint) -> endpoint.endpointName("cpu"))
					.endpointStatus() == EndpointStatus.IN_SERVICE);
			runtime.invokeEndpoint((request) -> request.endpointName("cpu")
				.customAttributes("wait=500")
				.body(SdkBytes.fromUtf8String("hello")));
		}
	}

	private static Map<String, AttributeValue> item(String name, int size) {
		return Map.of("pk", AttributeValue.fromS("bill"), "sk", AttributeValue.fromS(name), "payload",
				AttributeValue.fromS("x".repeat(size)));
	}

	private static void assertArithmetic(JsonNode bill) {
		BigDecimal total = BigDecimal.ZERO;
		for (JsonNode line : bill.path("lines")) {
			BigDecimal amount = line.path("amount_usd").decimalValue();
			assertThat(amount).as(line.toString())
				.isEqualByComparingTo(line.path("quantity")
					.decimalValue()
					.multiply(line.path("price_usd").decimalValue())
					.divide(line.path("per").decimalValue(), 12, RoundingMode.HALF_UP));
			total = total.add(amount);
		}
		assertThat(bill.path("total_usd").decimalValue()).isPositive().isEqualByComparingTo(total);
	}

	private void assertQuantity(String service, String what, String quantity) {
		assertThat(line(service, what).path("quantity").decimalValue()).as(what).isEqualByComparingTo(quantity);
	}

	private JsonNode line(String service, String what) {
		return bill().path("lines")
			.valueStream()
			.filter((line) -> line.path("service").asString().equals(service)
					&& line.path("what").asString().equals(what))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no line " + what + " in " + bill()));
	}

	private JsonNode bill() {
		return JSON.readTree(text("application/json"));
	}

	private String text(String accept) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(URI.create(this.cloud.address() + "/_bill"))
					.header("Accept", accept)
					.GET()
					.build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private CloudProcess start(Path data) throws IOException {
		return CloudProcess.start(data, "--template", SharedCloud.TEMPLATE, "--container-jar",
				TestContainerJar.in(this.folder).toString());
	}

}
