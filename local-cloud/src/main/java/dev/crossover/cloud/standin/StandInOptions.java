package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.InstantSource;

import dev.crossover.cloud.sagemaker.SageMakerOptions;

/**
 * How the stand-ins run.
 *
 * @param folder where they remember
 * @param wall the time outside
 * @param timeScale how many times faster the cloud's time passes
 * @param sageMaker how SageMaker's stand-in runs
 */
public record StandInOptions(Path folder, InstantSource wall, double timeScale, SageMakerOptions sageMaker) {
}
