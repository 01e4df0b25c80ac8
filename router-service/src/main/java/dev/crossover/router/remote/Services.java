package dev.crossover.router.remote;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the other services are, and how long they may take to begin an answer.
 *
 * @param cpuPipeline the CPU pipeline
 * @param gpuPipeline the GPU pipeline
 * @param results the results service
 * @param cpuTimeout waiting for a turn and SageMaker's own 60 s, with room
 * @param batchTimeout staging the last shards of an upload
 * @param readTimeout reads
 * @param gpuStateTimeout what the GPU is doing, which is not worth waiting for
 */
@ConfigurationProperties("crossover.services")
@Validated
record Services(@NotNull URI cpuPipeline, @NotNull URI gpuPipeline, @NotNull URI results,
		@DefaultValue("75s") Duration cpuTimeout, @DefaultValue("60s") Duration batchTimeout,
		@DefaultValue("20s") Duration readTimeout, @DefaultValue("500ms") Duration gpuStateTimeout) {
}
