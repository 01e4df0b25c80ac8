package dev.crossover.gpu;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The clock and the clients of tests. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

	@Bean
	TestClock testClock() {
		return new TestClock();
	}

	@Bean
	Story.Clients testClients(S3Client s3, DynamoDbClient dynamo, SqsClient sqs) {
		return new Story.Clients(s3, dynamo, sqs);
	}

}
