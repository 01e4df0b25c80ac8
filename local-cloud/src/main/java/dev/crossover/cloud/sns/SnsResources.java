package dev.crossover.cloud.sns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** Topics and subscriptions out of a template. */
public final class SnsResources {

	private SnsResources() {
	}

	/**
	 * The types this package creates.
	 * @param topics where to create them
	 * @return the types
	 */
	public static List<ResourceType> types(Topics topics) {
		return List.of(new TopicType(topics), new SubscriptionType(topics), new TopicPolicyType());
	}

	/** Creates topics. */
	private record TopicType(Topics topics) implements ResourceType {

		@Override
		public String name() {
			return "AWS::SNS::Topic";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("TopicName", "DisplayName", "KmsMasterKeyId"));
			String name = new Fields(properties).text("TopicName", physicalName);
			Topic topic = PropertyCheck.guarded(name(), () -> this.topics.create(name, Map.of()));
			return new Resource(topic.arn(), Map.of("TopicArn", topic.arn(), "TopicName", name));
		}

	}

	/** Creates subscriptions. */
	private record SubscriptionType(Topics topics) implements ResourceType {

		@Override
		public String name() {
			return "AWS::SNS::Subscription";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("TopicArn", "Protocol", "Endpoint", "Region",
					"RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy"));
			Fields fields = new Fields(properties);
			Subscription subscription = PropertyCheck.guarded(name(),
					() -> this.topics.subscribe(fields.text("TopicArn"), fields.text("Protocol"),
							fields.text("Endpoint"), attributes(properties)));
			return new Resource(subscription.arn(), Map.of("Arn", subscription.arn()));
		}

		// A policy is JSON in a template and a text in a call.
		private static Map<String, String> attributes(JsonNode properties) {
			Map<String, String> attributes = new HashMap<>();
			for (String name : List.of("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy")) {
				JsonNode value = properties.path(name);
				if (!value.isMissingNode()) {
					attributes.put(name, value.isString() ? value.asString() : value.toString());
				}
			}
			return attributes;
		}

	}

	/** Takes policies: nobody is refused here, so there is nothing to keep. */
	private record TopicPolicyType() implements ResourceType {

		@Override
		public String name() {
			return "AWS::SNS::TopicPolicy";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("PolicyDocument", "Topics"));
			return new Resource(physicalName, Map.of("Id", physicalName));
		}

	}

}
