package dev.crossover.cloud.autoscaling;

import java.time.Instant;

import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;

/**
 * The bounds of a variant's capacity.
 *
 * @param resourceId the variant, such as {@code endpoint/a/variant/b}
 * @param dimension what of it scales
 * @param minimum the least capacity
 * @param maximum the greatest capacity
 * @param created when the bounds were first set
 */
record ScalableTarget(String resourceId, String dimension, int minimum, int maximum, Instant created) {

	static final String NAMESPACE = "sagemaker";

	static final String INSTANCES = "sagemaker:variant:DesiredInstanceCount";

	String key() {
		return this.resourceId + "|" + this.dimension;
	}

	String arn() {
		return new Arn("application-autoscaling", "scalable-target/" + Integer.toHexString(key().hashCode()))
			.toString();
	}

	/**
	 * The endpoint the variant belongs to.
	 * @return its name
	 */
	String endpoint() {
		String[] parts = this.resourceId.split("/");
		if (parts.length != 4 || !parts[0].equals("endpoint") || !parts[2].equals("variant")) {
			throw Errors.validation("ResourceId must be endpoint/NAME/variant/NAME, not " + this.resourceId);
		}
		return parts[1];
	}

}
