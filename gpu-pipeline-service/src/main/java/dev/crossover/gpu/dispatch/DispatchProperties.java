package dev.crossover.gpu.dispatch;

import java.time.Duration;

import dev.crossover.policy.dispatch.RetryRules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How shards are dispatched.
 *
 * @param gpuInFlight the most shards that wait in the GPU endpoint or run there: enough
 * to keep its workers busy, few enough that a later batch is not stuck behind a large one
 * @param maxAttempts attempts at a shard before its documents are given up
 * @param attemptTimeout when an attempt at the GPU counts as lost; SageMaker is told to
 * have dropped it by then
 * @param invocationTimeout the part of it that the model may take
 * @param announceTimeout when results that were announced but not stored are announced
 * again
 * @param firstDelay how long to hold back the second attempt; each later one waits twice
 * as long
 * @param claimTimeout when an attempt that was claimed but not seen to start counts as
 * lost
 * @param refusedDelay how long to wait when an endpoint does not take an invocation
 * @param lookEvery how often to look in S3 for the output of an attempt of which nothing
 * was heard
 * @param every how often to look for work that nobody pointed out
 */
@ConfigurationProperties("crossover.dispatch")
@Validated
public record DispatchProperties(@DefaultValue("16") @Min(1) @Max(500) int gpuInFlight,
		@DefaultValue("4") @Positive int maxAttempts, @DefaultValue("30m") Duration attemptTimeout,
		@DefaultValue("5m") Duration invocationTimeout, @DefaultValue("2m") Duration announceTimeout,
		@DefaultValue("1s") Duration firstDelay, @DefaultValue("20s") Duration claimTimeout,
		@DefaultValue("5s") Duration refusedDelay, @DefaultValue("15s") Duration lookEvery,
		@DefaultValue("1s") Duration every) {

	RetryRules rules() {
		return new RetryRules(this.maxAttempts, this.attemptTimeout, this.announceTimeout, this.firstDelay);
	}

}
