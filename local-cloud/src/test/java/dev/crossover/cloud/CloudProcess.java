package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A local cloud as its users run it: a process of its own. */
public final class CloudProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Process process;

	private final JsonNode description;

	private CloudProcess(Process process, JsonNode description) {
		this.process = process;
		this.description = description;
	}

	public static CloudProcess start(Path folder, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
						"-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
						"--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
						LocalCloud.class.getName(), "--data-dir", folder.toString()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(
					ProcessBuilder.Redirect.appendTo(folder.resolve("../" + folder.getFileName() + ".log").toFile()))
			.start();
		Path file = folder.resolve("cloud.json");
		await().atMost(PATIENCE).until(() -> !process.isAlive() || announces(file, process.pid()));
		assertThat(process.isAlive()).as("the cloud runs").isTrue();
		return new CloudProcess(process, JsonMapper.shared().readTree(Files.readString(file)));
	}

	/** A killed cloud leaves its announcement behind; it names another process. */
	private static boolean announces(Path file, long pid) throws IOException {
		return Files.exists(file) && JsonMapper.shared().readTree(Files.readString(file)).path("pid").asLong() == pid;
	}

	URI address() {
		return URI.create(this.description.path("cloud_url").asString());
	}

	String output(String key) {
		return this.description.path("outputs").path(key).asString();
	}

	JsonNode description() {
		return this.description;
	}

	SqsClient sqs() {
		return at(SqsClient.builder()).build();
	}

	S3Client s3() {
		return at(S3Client.builder()).forcePathStyle(true).build();
	}

	/**
	 * Presigns addresses with the cloud's own credentials.
	 * @return the presigner
	 */
	public S3Presigner presigner() {
		JsonNode credentials = this.description.path("credentials");
		return presigner(AwsBasicCredentials.create(credentials.path("access_key").asString(),
				credentials.path("secret_key").asString()));
	}

	S3Presigner presigner(AwsBasicCredentials credentials) {
		return S3Presigner.builder()
			.endpointOverride(address())
			.region(Region.US_EAST_1)
			.serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
			.credentialsProvider(StaticCredentialsProvider.create(credentials))
			.build();
	}

	DynamoDbClient dynamoDb() {
		return at(DynamoDbClient.builder()).build();
	}

	public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B at(B builder) {
		return builder.endpointOverride(address())
			.region(Region.US_EAST_1)
			.httpClientBuilder(Apache5HttpClient.builder())
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "one")));
	}

	/** Kills it as the kernel would: nothing of it can clean up. */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	int stop() {
		this.process.destroy();
		return this.process.onExit().join().exitValue();
	}

	@Override
	public void close() {
		if (this.process.isAlive()) {
			stop();
		}
	}

}
