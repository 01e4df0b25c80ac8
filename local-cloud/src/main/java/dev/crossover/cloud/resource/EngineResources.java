package dev.crossover.cloud.resource;

import java.util.List;
import java.util.stream.Stream;

import dev.crossover.cloud.engine.CloudClients;
import dev.crossover.cloud.template.ResourceType;

/** The resource types that live in the real engines, or nowhere. */
public final class EngineResources {

	private EngineResources() {
	}

	/**
	 * Lists them.
	 * @param clients clients of the engines
	 * @return the types
	 */
	public static List<ResourceType> types(CloudClients clients) {
		Stream<ResourceType> real = Stream.of(new QueueType(clients.sqs()), new BucketType(clients.s3()),
				new TableType("AWS::DynamoDB::Table", clients.dynamoDb()),
				new TableType("AWS::DynamoDB::GlobalTable", clients.dynamoDb()));
		return Stream.concat(real, RecordedType.all().stream()).toList();
	}

}
