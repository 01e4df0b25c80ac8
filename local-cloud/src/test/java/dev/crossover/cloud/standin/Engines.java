package dev.crossover.cloud.standin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The real SQS and S3 engines behind the stand-ins, one pair for all tests of a run. */
final class Engines {

	private static final Engines SHARED = start();

	private final SqsClient sqs;

	private final S3Client s3;

	private Engines(URI sqs, URI s3) {
		this.sqs = at(SqsClient.builder(), sqs).build();
		this.s3 = at(S3Client.builder(), s3).forcePathStyle(true).build();
	}

	static Engines shared() {
		return SHARED;
	}

	SqsClient sqs() {
		return this.sqs;
	}

	S3Client s3() {
		return this.s3;
	}

	static <B extends AwsClientBuilder<B, C>, C> B at(B builder, URI address) {
		return builder.endpointOverride(address)
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
	}

	private static Engines start() {
		try {
			SQSRestServer sqs = SQSRestServerBuilder.withInterface("127.0.0.1")
				.withDynamicPort()
				.withAWSRegion("us-east-1")
				.withAWSAccountId("000000000000")
				.start();
			int port = sqs.waitUntilStarted().localAddress().getPort();
			Path folder = Files.createTempDirectory("objects").toAbsolutePath();
			Properties properties = new Properties();
			properties.setProperty("jclouds.filesystem.basedir", folder.toString());
			S3Proxy s3 = S3Proxy.builder()
				.blobStore(BlobStores.create("filesystem-nio2", properties))
				.endpoint(URI.create("http://127.0.0.1:0"))
				.awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "test", "test")
				.build();
			s3.start();
			return new Engines(URI.create("http://127.0.0.1:" + port), URI.create("http://127.0.0.1:" + s3.getPort()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The engines did not start", ex);
		}
	}

}
