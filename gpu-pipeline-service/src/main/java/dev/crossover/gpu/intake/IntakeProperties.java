package dev.crossover.gpu.intake;

import java.time.Duration;

import dev.crossover.policy.dispatch.ShardLimits;
import dev.crossover.policy.routing.Pipeline;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How submissions are cut into shards.
 *
 * @param gpuDocuments the most documents of a GPU shard
 * @param cpuDocuments the most documents of a CPU shard
 * @param abandonedAfter when an intake of which nothing was heard is taken for dead
 */
@ConfigurationProperties("crossover.intake")
@Validated
record IntakeProperties(@DefaultValue("500") @Positive @Max(100_000) int gpuDocuments,
		@DefaultValue("200") @Positive @Max(100_000) int cpuDocuments, @DefaultValue("10m") Duration abandonedAfter) {

	ShardLimits limits(Pipeline pipeline) {
		return switch (pipeline) {
			case GPU -> new ShardLimits(this.gpuDocuments, ShardLimits.gpu().bytes());
			case CPU -> new ShardLimits(this.cpuDocuments, ShardLimits.cpu().bytes());
		};
	}

}
