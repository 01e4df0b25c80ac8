package dev.crossover.cloud.metering;

import java.util.Comparator;

/**
 * Something that is charged for.
 *
 * @param price the price it has, as the price file names it
 * @param resource the resource that used it, empty where that makes no difference
 * @param phase what the resource was doing, empty where that makes no difference
 */
public record Item(String price, String resource, String phase) implements Comparable<Item> {

	private static final Comparator<Item> ORDER = Comparator.comparing(Item::price)
		.thenComparing(Item::resource)
		.thenComparing(Item::phase);

	public static Item of(String price) {
		return new Item(price, "", "");
	}

	@Override
	public int compareTo(Item other) {
		return ORDER.compare(this, other);
	}

}
