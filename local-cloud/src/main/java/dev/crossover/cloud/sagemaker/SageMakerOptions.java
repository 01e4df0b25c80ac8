package dev.crossover.cloud.sagemaker;

import java.nio.file.Path;

import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.container.ContainerImages;

/**
 * How the stand-in differs from AWS, as far as one can choose.
 *
 * @param images what stands for container images
 * @param conduct how long things take, and what is done where AWS does not say
 * @param beginsAsleep whether an asynchronous endpoint out of a template begins without
 * instances; AWS begins with InitialInstanceCount, which a laptop would rather not
 * @param logs the folder of the containers' output
 */
public record SageMakerOptions(ContainerImages images, Conduct conduct, boolean beginsAsleep, Path logs) {
}
