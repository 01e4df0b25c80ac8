package dev.crossover.cloud.bill;

import java.math.BigDecimal;

/**
 * One price.
 *
 * @param id what usage names it by
 * @param service the service that charges it
 * @param what what is charged for
 * @param unit what is counted
 * @param usd US dollars
 * @param per for so many units
 * @param assumed whether no source was found for it
 * @param source where it was seen, or what is assumed and why
 */
record Price(String id, String service, String what, String unit, BigDecimal usd, BigDecimal per, boolean assumed,
		String source) {
}
