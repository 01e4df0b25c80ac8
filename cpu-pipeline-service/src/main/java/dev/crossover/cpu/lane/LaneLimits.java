package dev.crossover.cpu.lane;

import java.time.Duration;

import dev.crossover.policy.routing.Lane;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many calls may run at a time, and how long others wait for their turn.
 *
 * @param permits calls at a time, both lanes together: the share of the endpoint's
 * maximum concurrency that this instance has
 * @param reserved permits that bulk work cannot take; the rest is what one batch is
 * assumed to use by the policy's throughput profile
 * @param fastWait how long a fast call waits before it is told that there is no capacity
 * @param bulkWait how long a bulk call waits
 */
@ConfigurationProperties("crossover.cpu.lanes")
@Validated
public record LaneLimits(@DefaultValue("20") @Positive int permits, @DefaultValue("12") @PositiveOrZero int reserved,
		@DefaultValue("2s") Duration fastWait, @DefaultValue("10s") Duration bulkWait) {

	@AssertTrue(message = "bulk work needs a permit that is not reserved")
	boolean isBulkPossible() {
		return this.reserved < this.permits;
	}

	int bulkPermits() {
		return this.permits - this.reserved;
	}

	Duration wait(Lane lane) {
		return switch (lane) {
			case FAST -> this.fastWait;
			case BULK -> this.bulkWait;
		};
	}

}
