package dev.crossover.gpu.cpu;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How shards run on the CPU pipeline.
 *
 * @param concurrency shards that one instance of this service runs there at a time
 * @param lostAfter when an attempt counts as lost that its instance no longer reports as
 * running
 * @param refusedDelay how long to wait when the CPU pipeline does not take a shard,
 * unless it says itself
 */
@ConfigurationProperties("crossover.cpu-shards")
@Validated
public record CpuProperties(@DefaultValue("4") @Min(1) @Max(100) int concurrency,
		@DefaultValue("20s") Duration lostAfter, @DefaultValue("2s") Duration refusedDelay) {
}
