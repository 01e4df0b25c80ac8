package dev.crossover.gpu.upload;

import java.time.Duration;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How uploads are staged.
 *
 * @param atOnce how many at once; each holds a few shards in memory
 * @param abandonedAfter when a staging of which nothing was heard is taken over
 * @param retryAfter when a staging that failed for a reason of ours is tried again
 * @param attempts how often one is tried
 */
@ConfigurationProperties("crossover.uploads")
@Validated
record UploadProperties(@DefaultValue("2") @Positive int atOnce, @DefaultValue("1m") Duration abandonedAfter,
		@DefaultValue("10s") Duration retryAfter, @DefaultValue("5") @Positive int attempts) {
}
