package dev.crossover.cloud.resource;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import tools.jackson.databind.JsonNode;

/** Queues, with what CloudFormation calls their attributes. */
record QueueType(SqsClient sqs) implements ResourceType {

	/** CloudFormation and SQS use the same names for these. */
	private static final Set<String> ATTRIBUTES = Set.of("ContentBasedDeduplication", "DelaySeconds", "FifoQueue",
			"MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "RedrivePolicy", "VisibilityTimeout");

	/** The name is read apart; encryption is nobody's on a laptop. */
	private static final Set<String> HARMLESS = Set.of("KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "QueueName",
			"SqsManagedSseEnabled");

	@Override
	public String name() {
		return "AWS::SQS::Queue";
	}

	@Override
	public Resource create(String physicalName, JsonNode properties) {
		Settings settings = new Settings(name(), properties);
		settings.only(ATTRIBUTES, HARMLESS);
		boolean fifo = properties.path("FifoQueue").asBoolean(false);
		String name = settings.text("QueueName").orElse(fifo ? physicalName + ".fifo" : physicalName);
		String url = bring(name, attributes(properties));
		String arn = this.sqs
			.getQueueAttributes((queue) -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
			.attributes()
			.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
		return new Resource(url, Map.of("Arn", arn, "QueueName", name, "QueueUrl", url));
	}

	private String bring(String name, Map<String, String> attributes) {
		try {
			String url = this.sqs.getQueueUrl((queue) -> queue.queueName(name)).queueUrl();
			if (!attributes.isEmpty()) {
				this.sqs.setQueueAttributes((queue) -> queue.queueUrl(url).attributesWithStrings(attributes));
			}
			return url;
		}
		catch (QueueDoesNotExistException ex) {
			return this.sqs.createQueue((queue) -> queue.queueName(name).attributesWithStrings(attributes)).queueUrl();
		}
	}

	private static Map<String, String> attributes(JsonNode properties) {
		Map<String, String> attributes = new HashMap<>();
		properties.properties()
			.stream()
			.filter((property) -> ATTRIBUTES.contains(property.getKey()))
			.forEach((property) -> attributes.put(property.getKey(), text(property.getValue())));
		return attributes;
	}

	private static String text(JsonNode value) {
		return value.isValueNode() ? value.asString() : value.toString();
	}

}
