package dev.crossover.router.watch;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often a batch is looked at that somebody watches.
 *
 * @param fastest the pause after something changed
 * @param slowest the longest pause while nothing changes
 */
@ConfigurationProperties("crossover.watch")
@Validated
record WatchSettings(@NotNull @DefaultValue("500ms") Duration fastest, @NotNull @DefaultValue("2s") Duration slowest) {

	/**
	 * The pause before the next look.
	 * @param pause the pause before this look
	 * @param changed whether this look saw anything new
	 * @return the shortest pause after news, else half as long again, up to the longest
	 */
	Duration after(Duration pause, boolean changed) {
		if (changed) {
			return this.fastest;
		}
		Duration longer = pause.plus(pause.dividedBy(2));
		return (longer.compareTo(this.slowest) < 0) ? longer : this.slowest;
	}

}
