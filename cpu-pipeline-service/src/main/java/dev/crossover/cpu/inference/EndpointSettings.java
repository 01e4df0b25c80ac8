package dev.crossover.cpu.inference;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the endpoint is called.
 *
 * @param callTimeout how long a call may take; SageMaker gives the model 60 s
 * @param bulkRetryBudget how long a bulk call that is throttled is tried again; a fast
 * one never is, for someone waits
 * @param bulkRetryDelay the longest first delay before a bulk call is tried again;
 * doubles with each try
 */
@ConfigurationProperties("crossover.cpu.endpoint")
public record EndpointSettings(@DefaultValue("65s") Duration callTimeout, @DefaultValue("15s") Duration bulkRetryBudget,
		@DefaultValue("200ms") Duration bulkRetryDelay) {
}
