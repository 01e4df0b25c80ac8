package dev.crossover.infra;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Capture;
import software.amazon.awscdk.assertions.Match;

import static org.assertj.core.api.Assertions.assertThat;

/** What the stateful stack promises of data at rest and work in flight. */
@ExtendWith(Synthesis.class)
class StateStackTests {

	private static final String BUCKET = "AWS::S3::Bucket";

	private static final String TABLE = "AWS::DynamoDB::Table";

	private static final String QUEUE = "AWS::SQS::Queue";

	@Test
	void bucketIsEncryptedAndNotPublic(SynthesizedStacks stacks) {
		stacks.state().resourceCountIs(BUCKET, 1);
		stacks.state()
			.hasResourceProperties(BUCKET, Map.of("PublicAccessBlockConfiguration",
					Map.of("BlockPublicAcls", true, "BlockPublicPolicy", true, "IgnorePublicAcls", true,
							"RestrictPublicBuckets", true),
					"BucketEncryption", Map.of("ServerSideEncryptionConfiguration",
							List.of(Map.of("ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256"))))));
	}

	@ParameterizedTest
	@CsvSource({ "uploads/, 2", "batches/, 30", "inference/, 30" })
	void payloadsAgeOut(String prefix, int days, SynthesizedStacks stacks) {
		stacks.state()
			.hasResourceProperties(BUCKET,
					lifecycle(Map.of("Prefix", prefix, "ExpirationInDays", days, "Status", "Enabled")));
	}

	@Test
	void uploadsNeverFinishedAreSweptAway(SynthesizedStacks stacks) {
		stacks.state()
			.hasResourceProperties(BUCKET, lifecycle(Map.of("AbortIncompleteMultipartUpload",
					Map.of("DaysAfterInitiation", 1), "Prefix", Match.absent(), "Status", "Enabled")));
	}

	private static Map<String, Object> lifecycle(Map<String, Object> rule) {
		return Map.of("LifecycleConfiguration", Map.of("Rules", Match.arrayWith(List.of(Match.objectLike(rule)))));
	}

	@Test
	void everyTableHasOneShapeForgetsAndCanBeRestored(SynthesizedStacks stacks) {
		stacks.state().resourceCountIs(TABLE, 5);
		stacks.state()
			.allResourcesProperties(TABLE,
					Map.of("KeySchema", keys("pk", "sk"), "BillingMode", "PAY_PER_REQUEST", "TimeToLiveSpecification",
							Map.of("AttributeName", "ttl", "Enabled", true), "PointInTimeRecoverySpecification",
							Map.of("PointInTimeRecoveryEnabled", true), "DeletionProtectionEnabled", true, "TableName",
							Match.absent()));
	}

	@Test
	void ledgerIsFoundByAccountAndByOpenWork(SynthesizedStacks stacks) {
		stacks.state()
			.hasResourceProperties(TABLE,
					Map.of("GlobalSecondaryIndexes",
							List.of(Map.of("IndexName", "by_account", "KeySchema", keys("account_pk", "account_sk"),
									"Projection", Map.of("ProjectionType", "ALL")),
									Map.of("IndexName", "open_work", "KeySchema", keys("open_pk", "open_sk"),
											"Projection", Map.of("ProjectionType", "KEYS_ONLY")))));
	}

	private static List<Map<String, String>> keys(String partition, String sort) {
		return List.of(Map.of("AttributeName", partition, "KeyType", "HASH"),
				Map.of("AttributeName", sort, "KeyType", "RANGE"));
	}

	@ParameterizedTest
	@CsvSource({ "CompletionsQueue, 60", "ResultsQueue, 120", "ReplicationQueue, 120", "ScalerEventsQueue, 60" })
	void queueTriesFiveTimesThenKeepsForAFortnight(String queue, int visibility, SynthesizedStacks stacks) {
		Capture deadLetters = new Capture(Match.stringLikeRegexp("^" + queue + "DeadLetters"));

		stacks.state()
			.hasResourceProperties(QUEUE,
					Map.of("VisibilityTimeout", visibility, "MessageRetentionPeriod", 345_600, "SqsManagedSseEnabled",
							true, "RedrivePolicy", Map.of("maxReceiveCount", 5, "deadLetterTargetArn",
									Map.of("Fn::GetAtt", List.of(deadLetters, "Arn")))));

		assertThat(stacks.stateJson()
			.path("Resources")
			.path(deadLetters.asString())
			.path("Properties")
			.path("MessageRetentionPeriod")
			.asInt()).isEqualTo(1_209_600);
	}

	@Test
	void queuesComeInPairsOfWorkAndDeadLetters(SynthesizedStacks stacks) {
		stacks.state().resourceCountIs(QUEUE, 8);
		assertThat(stacks.state().findResources(QUEUE, withRedrive(Match.anyValue()))).hasSize(4)
			.allSatisfy((id, queue) -> assertThat(id).doesNotContain("DeadLetters"));
		assertThat(stacks.state().findResources(QUEUE, withRedrive(Match.absent()))).hasSize(4)
			.allSatisfy((id, queue) -> assertThat(id).contains("DeadLetters"));
	}

	private static Map<String, Object> withRedrive(Object value) {
		return Map.of("Properties", Match.objectLike(Map.of("RedrivePolicy", value, "SqsManagedSseEnabled", true)));
	}

	@ParameterizedTest
	@CsvSource({ "InferenceSuccess", "InferenceError" })
	void topicFeedsTheCompletionsQueueUnwrapped(String topic, SynthesizedStacks stacks) {
		Object reference = Map.of("Ref", Match.stringLikeRegexp("^" + topic));

		stacks.state()
			.hasResourceProperties("AWS::SNS::Subscription", Map.of("TopicArn", reference, "Protocol", "sqs",
					"RawMessageDelivery", true, "Endpoint", queueArn("CompletionsQueue")));
		stacks.state()
			.hasResourceProperties("AWS::SQS::QueuePolicy",
					policyOf("CompletionsQueue", Map.of("Principal", Map.of("Service", "sns.amazonaws.com"), "Action",
							"sqs:SendMessage", "Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", reference)))));
	}

	@Test
	void rulesOfThisAccountMaySendToTheScaler(SynthesizedStacks stacks) {
		stacks.state()
			.hasResourceProperties("AWS::SQS::QueuePolicy",
					policyOf("ScalerEventsQueue",
							Map.of("Principal", Map.of("Service", "events.amazonaws.com"), "Action", "sqs:SendMessage",
									"Condition", Map.of("ArnLike", Map.of("aws:SourceArn", Match.anyValue())))));
	}

	private static Map<String, Object> policyOf(String queue, Map<String, Object> statement) {
		return Map.of("Queues", List.of(Map.of("Ref", Match.stringLikeRegexp("^" + queue))), "PolicyDocument",
				Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(statement)))));
	}

	private static Map<String, Object> queueArn(String queue) {
		return Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^" + queue), "Arn"));
	}

}
