package dev.crossover.cloud.sagemaker.definition;

import java.time.Instant;
import java.util.Map;

import dev.crossover.cloud.protocol.Arn;

/**
 * A model: an image and its environment.
 *
 * @param name the model's name
 * @param image the container image
 * @param environment the container's environment
 * @param roleArn the role it would run under
 * @param created when it was created
 */
public record ModelDefinition(String name, String image, Map<String, String> environment, String roleArn,
		Instant created) {

	public String arn() {
		return new Arn("sagemaker", "model/" + this.name).toString();
	}

}
