package dev.crossover.cli.up;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a suite is started.
 *
 * @param port the router's port, 0 for a free one
 * @param dataFolder where its state is kept
 * @param timeScale how much faster than real the local cloud counts time
 * @param gpuStart how long a GPU instance takes to start
 * @param idleAfter how long the GPU is kept without work
 */
public record SuiteOptions(int port, Path dataFolder, int timeScale, Duration gpuStart, Duration idleAfter) {
}
