package dev.crossover.router.body;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How slowly a body may come.
 *
 * @param grace how long may be waited for it, in all, whatever comes
 * @param bytesPerSecond how much must have come for each second that was waited longer
 */
@ConfigurationProperties("crossover.router.slow-body")
@Validated
record BodyPace(@DefaultValue("30s") Duration grace, @DefaultValue("1024") @Min(1) long bytesPerSecond) {

	boolean isKept(long bytes, Duration waited) {
		Duration longer = waited.minus(this.grace);
		return longer.isNegative() || bytes >= longer.toSeconds() * this.bytesPerSecond;
	}

}
