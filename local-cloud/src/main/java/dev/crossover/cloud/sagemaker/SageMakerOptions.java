package dev.crossover.cloud.sagemaker;

import java.nio.file.Path;
import java.time.Duration;

import dev.crossover.cloud.sagemaker.container.ContainerImages;

/**
 * How the stand-in differs from AWS, as far as one can choose.
 *
 * @param images what stands for container images
 * @param instanceStart the time until a new instance's container starts
 * @param beginsAsleep whether an asynchronous endpoint out of a template begins without
 * instances; AWS begins with InitialInstanceCount, which a laptop would rather not
 * @param logs the folder of the containers' output
 */
public record SageMakerOptions(ContainerImages images, Duration instanceStart, boolean beginsAsleep, Path logs) {
}
