package dev.crossover.cloud.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

import dev.crossover.cloud.metering.Item;
import dev.crossover.cloud.metering.Usage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A bill, calculated by hand. */
class BillTests {

	private static final Instant FROM = Instant.parse("2026-11-24T10:00:00Z");

	private static final Instant TO = Instant.parse("2026-11-24T12:00:00Z");

	private final PriceList prices = PriceList.read();

	@Test
	void linesAndTotalAreWhatAHandCalculates() {
		Bill bill = Bill.of(new Usage(FROM, TO,
				List.of(entry("dynamodb.read", "0.5"), entry("s3.write", "3"),
						new Usage.Entry(new Item("sagemaker.instance.ml.g4dn.xlarge", "gpu", "serving"), number("900")),
						new Usage.Entry(new Item("sagemaker.instance.ml.g4dn.xlarge", "gpu", "starting"),
								number("180.25")),
						entry("sagemaker.serverless", "123.456"), entry("sagemaker.data", "1073741825"),
						entry("sqs.requests", "7"))),
				this.prices);

		assertThat(bill.lines()).extracting((line) -> line.amount().toPlainString())
			.containsExactly("0.0000000625", "0.000015", "0.1841", "0.036871138889", "0.00246912", "0.016000000015",
					"0.0000028");
		assertThat(bill.totalUsd().toPlainString()).isEqualTo("0.239458121404");
		assertThat(bill.assumedUsd().toPlainString()).as("whether the start is charged").isEqualTo("0.036871138889");
		assertThat(bill.unpriced()).isEmpty();
		assertThat(bill.lines().get(3).what()).isEqualTo("ml.g4dn.xlarge, starting, gpu");
	}

	@Test
	void whatHasNoPriceIsNamedAndMissingInTheTotal() {
		Bill bill = Bill.of(
				new Usage(FROM, TO,
						List.of(entry("sagemaker.instance.ml.p5.48xlarge", "60"), entry("sqs.requests", "1000000"))),
				this.prices);

		assertThat(bill.unpriced()).containsExactly("sagemaker.instance.ml.p5.48xlarge");
		assertThat(bill.totalUsd()).isEqualByComparingTo("0.4");
		assertThat(BillTable.of(bill)).contains("no price", "as of 2026-11-24", "0.4");
	}

	@Test
	void everyPriceHasASourceOrSaysThatItIsAssumed() {
		assertThat(this.prices.prices()).isNotEmpty().allSatisfy((price) -> {
			assertThat(price.source()).isNotBlank();
			assertThat(price.source().contains("No source") || price.source().contains("no source"))
				.as("%s says that nothing was found", price.id())
				.isEqualTo(price.assumed());
			assertThat(price.usd()).isPositive();
			assertThat(price.per()).isPositive();
		});
		assertThat(new HashSet<>(this.prices.prices().stream().map(Price::id).toList()))
			.hasSameSizeAs(this.prices.prices());
	}

	private static Usage.Entry entry(String price, String quantity) {
		return new Usage.Entry(Item.of(price), number(quantity));
	}

	private static BigDecimal number(String text) {
		return new BigDecimal(text);
	}

}
