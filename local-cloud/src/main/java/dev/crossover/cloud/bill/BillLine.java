package dev.crossover.cloud.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.crossover.cloud.metering.Item;
import dev.crossover.cloud.metering.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One line of a bill.
 *
 * @param service the service that charges
 * @param what what it charges for
 * @param resource the resource that used it, empty where that makes no difference
 * @param quantity how much was used
 * @param unit of what
 * @param priceUsd US dollars, null when the price file has no such price
 * @param per for so many units
 * @param amountUsd what it costs, null without a price
 * @param assumed whether a price or a rule behind it is an assumption
 * @param source where the price is from
 */
record BillLine(String service, String what, String resource, BigDecimal quantity, String unit,
		@Nullable BigDecimal priceUsd, BigDecimal per, @Nullable BigDecimal amountUsd, boolean assumed, String source) {

	/** A line is rounded once, to a trillionth; the total is the sum of what is shown. */
	private static final int DECIMALS = 12;

	static BillLine of(Usage.Entry entry, PriceList prices) {
		BigDecimal quantity = plain(entry.quantity());
		return prices.price(entry.item().price())
			.map((price) -> of(entry.item(), quantity, price, prices.assumptions().get(entry.item().phase())))
			.orElseGet(() -> unpriced(entry.item(), quantity));
	}

	BigDecimal amount() {
		return (this.amountUsd != null) ? this.amountUsd : BigDecimal.ZERO;
	}

	private static BillLine of(Item item, BigDecimal quantity, Price price, @Nullable String assumption) {
		BigDecimal amount = quantity.multiply(price.usd()).divide(price.per(), DECIMALS, RoundingMode.HALF_UP);
		String source = (assumption != null) ? price.source() + " " + assumption : price.source();
		return new BillLine(price.service(), what(price.what(), item), item.resource(), quantity, price.unit(),
				price.usd(), price.per(), plain(amount), price.assumed() || assumption != null, source);
	}

	private static BillLine unpriced(Item item, BigDecimal quantity) {
		return new BillLine("", what(item.price(), item), item.resource(), quantity, "", null, BigDecimal.ONE, null,
				true, "The price file has no price for it: it is missing in the total.");
	}

	private static String what(String priced, Item item) {
		return Stream.of(priced, item.phase(), item.resource())
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining(", "));
	}

	private static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
