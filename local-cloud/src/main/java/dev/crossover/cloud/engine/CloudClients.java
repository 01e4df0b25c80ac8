package dev.crossover.cloud.engine;

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The local cloud's own clients of its engines.
 *
 * @param sqs queues
 * @param s3 objects
 * @param dynamoDb tables
 * @param http what they share
 */
public record CloudClients(SqsClient sqs, S3Client s3, DynamoDbClient dynamoDb,
		SdkHttpClient http) implements AutoCloseable {

	/** The only region there is. */
	public static final String REGION = "us-east-1";

	/** The only account there is. */
	public static final String ACCOUNT = "000000000000";

	private static final int CONNECTIONS = 256;

	static CloudClients of(URI sqs, URI s3, URI dynamoDb) {
		SdkHttpClient http = Apache5HttpClient.builder().maxConnections(CONNECTIONS).build();
		return new CloudClients(at(sqs, SqsClient.builder().httpClient(http)).build(),
				at(s3, S3Client.builder().httpClient(http).forcePathStyle(true)).build(),
				at(dynamoDb, DynamoDbClient.builder().httpClient(http)).build(), http);
	}

	private static <B extends AwsClientBuilder<B, ?>> B at(URI address, B builder) {
		return builder.endpointOverride(address)
			.region(Region.of(REGION))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
	}

	@Override
	public void close() {
		this.sqs.close();
		this.s3.close();
		this.dynamoDb.close();
		this.http.close();
	}

}
