package dev.crossover.cloud.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

import dev.crossover.cloud.metering.Usage;

/**
 * What AWS would charge.
 *
 * @param asOf the day of the prices
 * @param region where they hold
 * @param currency of everything here
 * @param from when the run began, in the cloud's time
 * @param to until when it is counted
 * @param lines what is charged for
 * @param totalUsd the sum of the lines
 * @param assumedUsd the part of it that rests on assumptions
 * @param unpriced what was used and has no price, so that it is missing in the total
 * @param notCounted what a bill of AWS might have beside this
 */
record Bill(LocalDate asOf, String region, String currency, Instant from, Instant to, List<BillLine> lines,
		BigDecimal totalUsd, BigDecimal assumedUsd, List<String> unpriced, List<String> notCounted) {

	static Bill of(Usage usage, PriceList prices) {
		List<BillLine> lines = usage.entries().stream().map((entry) -> BillLine.of(entry, prices)).toList();
		List<String> unpriced = lines.stream().filter((line) -> line.priceUsd() == null).map(BillLine::what).toList();
		return new Bill(prices.asOf(), prices.region(), prices.currency(), usage.from(), usage.to(), lines,
				sum(lines, (line) -> true), sum(lines, BillLine::assumed), unpriced, prices.notCounted());
	}

	private static BigDecimal sum(List<BillLine> lines, Predicate<BillLine> which) {
		return lines.stream().filter(which).map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
