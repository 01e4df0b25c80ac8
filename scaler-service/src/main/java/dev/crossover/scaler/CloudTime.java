package dev.crossover.scaler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time of the cloud whose metrics are read. AWS lives by the wall clock; a local
 * cloud may run faster, so that a story of an hour is told in a minute.
 *
 * @param origin when both clocks agree
 * @param scale how many times faster the cloud's time passes
 */
public record CloudTime(@DefaultValue("1970-01-01T00:00:00Z") Instant origin, @DefaultValue("1") double scale) {

	InstantSource clock(InstantSource wall) {
		return () -> at(wall.instant());
	}

	private Instant at(Instant wall) {
		Duration passed = Duration.between(this.origin, wall);
		// A double counts nanoseconds since 1970 to a quarter of a microsecond only.
		return (this.scale == 1) ? wall : this.origin.plusNanos(Math.round(passed.toNanos() * this.scale));
	}

}
