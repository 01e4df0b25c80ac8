package dev.crossover.cloud.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Everything that was used in a span of the cloud's time.
 *
 * @param from when counting began
 * @param to until when it is counted
 * @param entries what was used
 */
public record Usage(Instant from, Instant to, List<Entry> entries) {

	/**
	 * One item's sum.
	 *
	 * @param item what
	 * @param quantity how much, in the unit of its price
	 */
	public record Entry(Item item, BigDecimal quantity) {
	}

}
