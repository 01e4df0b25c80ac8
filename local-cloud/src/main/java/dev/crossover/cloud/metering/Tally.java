package dev.crossover.cloud.metering;

import java.math.BigDecimal;

/** Takes down how much was used. Calls come from many threads and must not wait. */
@FunctionalInterface
public interface Tally {

	/** A tally that nobody reads. */
	Tally NONE = (item, quantity) -> {
	};

	/**
	 * Some of it was used.
	 * @param item what
	 * @param quantity how much more, in the unit of its price
	 */
	void add(Item item, BigDecimal quantity);

	/**
	 * Some of it was used.
	 * @param price what, by its price alone
	 * @param quantity how much more
	 */
	default void add(String price, long quantity) {
		add(Item.of(price), BigDecimal.valueOf(quantity));
	}

}
