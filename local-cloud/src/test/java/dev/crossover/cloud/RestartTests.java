package dev.crossover.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RestartTests {

	private static final int ITEMS = 20;

	@TempDir
	Path folder;

	@Test
	void nothingAcknowledgedIsLostByAKillAndACleanEndLeavesNothingRunning() throws IOException, SQLException {
		CloudProcess first = start();
		String oldQueue = first.output("WorkQueueUrl");
		String database = databaseOf(first);
		write(first);
		first.kill();

		CloudProcess second = start();
		assertThat(second.output("PayloadBucket")).isEqualTo(first.output("PayloadBucket"));
		assertThat(second.output("LedgerTable")).isEqualTo(first.output("LedgerTable"));
		assertThat(second.address()).isNotEqualTo(first.address());
		assertThat(databaseOf(second)).isNotEqualTo(database);
		assertKept(second);
		assertThat(bodies(second.sqs(), oldQueue)).as("through the address from before the kill").hasSize(ITEMS);
		assertThat(second.stop()).as("exit code after a termination signal").isEqualTo(143);
		assertThat(this.folder.resolve("cloud.json")).doesNotExist();
		assertThat(this.folder.resolve("postgresql/postmaster.pid")).doesNotExist();
	}

	private CloudProcess start() throws IOException {
		return CloudProcess.start(this.folder, "--template", SharedCloud.TEMPLATE);
	}

	private static void write(CloudProcess cloud) throws SQLException {
		for (int i = 0; i < ITEMS; i++) {
			String name = "item-" + i;
			cloud.s3()
				.putObject((request) -> request.bucket(cloud.output("PayloadBucket")).key(name),
						RequestBody.fromString(name));
			cloud.dynamoDb()
				.putItem((request) -> request.tableName(cloud.output("LedgerTable"))
					.item(Map.of("pk", AttributeValue.fromS("items"), "sk", AttributeValue.fromS(name))));
			cloud.sqs().sendMessage((request) -> request.queueUrl(cloud.output("WorkQueueUrl")).messageBody(name));
		}
		try (Connection connection = connect(cloud)) {
			connection.createStatement().execute("create table items as select generate_series(1, 20) as item");
		}
	}

	private static void assertKept(CloudProcess cloud) throws SQLException {
		assertThat(cloud.s3().listObjectsV2((request) -> request.bucket(cloud.output("PayloadBucket"))).contents())
			.hasSize(ITEMS);
		assertThat(cloud.dynamoDb()
			.query((request) -> request.tableName(cloud.output("LedgerTable"))
				.keyConditionExpression("pk = :pk")
				.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("items"))))
			.count()).isEqualTo(ITEMS);
		assertThat(waiting(cloud)).isEqualTo(ITEMS);
		try (Connection connection = connect(cloud);
				ResultSet rows = connection.createStatement().executeQuery("select count(*) from items")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(ITEMS);
		}
	}

	private static int waiting(CloudProcess cloud) {
		return Integer.parseInt(cloud.sqs()
			.getQueueAttributes((request) -> request.queueUrl(cloud.output("WorkQueueUrl"))
				.attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
			.attributes()
			.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "none"));
	}

	private static Set<String> bodies(SqsClient sqs, String queue) {
		Set<String> bodies = new HashSet<>();
		List<Message> messages = List.of();
		do {
			for (Message message : messages) {
				bodies.add(message.body());
			}
			messages = sqs.receiveMessage((request) -> request.queueUrl(queue).maxNumberOfMessages(10)).messages();
		}
		while (!messages.isEmpty());
		return bodies;
	}

	private static Connection connect(CloudProcess cloud) throws SQLException {
		JsonNode database = cloud.description().path("database");
		return DriverManager.getConnection(database.path("url").asString(), database.path("username").asString(),
				database.path("password").asString());
	}

	private static String databaseOf(CloudProcess cloud) {
		return cloud.description().path("database").path("url").asString();
	}

}
