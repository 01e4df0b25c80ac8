package dev.crossover.cloud.bill;

import java.util.Locale;
import java.util.stream.Collectors;

/** A bill as a person reads it. */
final class BillTable {

	private static final String ROW = "%-12s %-64s %22s %-18s %16s%s%n";

	private BillTable() {
	}

	static String of(Bill bill) {
		String lines = bill.lines().stream().map(BillTable::row).collect(Collectors.joining());
		return """
				What AWS would charge in %s, prices as of %s, from %s to %s

				%s%s%s
				* of this %s rests on assumptions: see "source" in the JSON
				Not in this bill:
				%s
				""".formatted(bill.region(), bill.asOf(), bill.from(), bill.to(),
				row("", "", "quantity", "unit", bill.currency(), ""), lines,
				row("", "Total", "", "", bill.totalUsd().toPlainString(), ""), bill.assumedUsd().toPlainString(),
				bill.notCounted().stream().map((what) -> "- " + what).collect(Collectors.joining("\n")));
	}

	private static String row(BillLine line) {
		String amount = (line.priceUsd() != null) ? line.amount().toPlainString() : "no price";
		return row(line.service(), line.what(), line.quantity().toPlainString(), line.unit(), amount,
				line.assumed() ? " *" : "");
	}

	private static String row(String service, String what, String quantity, String unit, String amount, String mark) {
		return String.format(Locale.ROOT, ROW, service, what, quantity, unit, amount, mark);
	}

}
