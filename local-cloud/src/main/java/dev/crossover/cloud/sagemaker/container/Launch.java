package dev.crossover.cloud.sagemaker.container;

import java.nio.file.Path;
import java.util.Map;

/**
 * How to start a container.
 *
 * @param jar the container's runnable jar
 * @param environment the model's environment
 * @param lowPriority whether it must not slow down what else runs on this machine
 * @param log the file its output is appended to
 */
public record Launch(Path jar, Map<String, String> environment, boolean lowPriority, Path log) {
}
