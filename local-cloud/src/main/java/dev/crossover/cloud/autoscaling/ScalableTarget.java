package dev.crossover.cloud.autoscaling;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;

/**
 * The bounds of a variant's capacity.
 *
 * @param resourceId the variant, such as {@code endpoint/a/variant/b}
 * @param dimension what of it scales
 * @param minimum the least capacity
 * @param maximum the greatest capacity
 * @param suspension what is not done at present
 * @param created when the bounds were first set
 */
record ScalableTarget(String resourceId, String dimension, int minimum, int maximum, Suspension suspension,
		Instant created) {

	static final String NAMESPACE = "sagemaker";

	static final String INSTANCES = "sagemaker:variant:DesiredInstanceCount";

	static final String PROVISIONED = "sagemaker:variant:DesiredProvisionedConcurrency";

	static String key(String resourceId, String dimension) {
		return resourceId + "|" + dimension;
	}

	String key() {
		return key(this.resourceId, this.dimension);
	}

	String arn() {
		return new Arn("application-autoscaling",
				"scalable-target/"
						+ UUID.nameUUIDFromBytes(key().getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""))
			.toString();
	}

	/**
	 * The endpoint the variant belongs to.
	 * @return its name
	 */
	String endpoint() {
		return parts()[1];
	}

	String variant() {
		return parts()[3];
	}

	/**
	 * What of it scales, in words.
	 * @return the words
	 */
	String words() {
		return this.dimension.equals(INSTANCES) ? "desired instance count" : "desired provisioned concurrency";
	}

	private String[] parts() {
		String[] parts = this.resourceId.split("/");
		if (parts.length != 4 || !parts[0].equals("endpoint") || !parts[2].equals("variant")) {
			throw Errors.validation("ResourceId must be endpoint/NAME/variant/NAME, not " + this.resourceId);
		}
		return parts;
	}

	/**
	 * What is not done at present.
	 *
	 * @param in policies do not scale in
	 * @param out policies do not scale out
	 * @param scheduled scheduled actions do nothing
	 */
	record Suspension(boolean in, boolean out, boolean scheduled) {

		static Suspension of(Fields fields, Suspension before) {
			return new Suspension(fields.flag("DynamicScalingInSuspended", before.in()),
					fields.flag("DynamicScalingOutSuspended", before.out()),
					fields.flag("ScheduledScalingSuspended", before.scheduled()));
		}

	}

}
