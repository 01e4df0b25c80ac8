package dev.crossover.cloud.sns;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A topic.
 *
 * @param arn its name
 * @param attributes what was set on it, kept as it was given
 */
record Topic(String arn, Map<String, String> attributes) {

	private static final Set<String> KNOWN = Set.of("DisplayName", "Policy", "DeliveryPolicy", "KmsMasterKeyId",
			"SignatureVersion", "TracingConfig");

	Topic checked() {
		this.attributes.keySet().stream().filter((name) -> !KNOWN.contains(name)).findFirst().ifPresent((name) -> {
			throw SnsErrors.invalid("AttributeName " + name);
		});
		return this;
	}

	Topic with(String name, String value) {
		Map<String, String> changed = new HashMap<>(this.attributes);
		changed.put(name, value);
		return new Topic(this.arn, changed);
	}

}
