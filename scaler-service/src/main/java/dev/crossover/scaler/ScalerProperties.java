package dev.crossover.scaler;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the scaler.
 *
 * @param idleAfter how long metric and ledger must both have been quiet before the GPU
 * sleeps
 * @param instancesAwake how many instances a wake asks for
 * @param backlogWindow how far back the newest point of the backlog metric may lie;
 * SageMaker publishes one a minute
 * @param time the time that the metrics are published in, where it is not the wall's
 */
@ConfigurationProperties("crossover.scaler")
@Validated
public record ScalerProperties(@DefaultValue("1m") Duration idleAfter,
		@DefaultValue("1") @Min(1) @Max(100) int instancesAwake, @DefaultValue("5m") Duration backlogWindow,
		@DefaultValue CloudTime time) {
}
