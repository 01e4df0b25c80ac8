package dev.crossover.cli.usage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link Usage}. */
class UsageTests {

	@ParameterizedTest
	@CsvSource({ "0, $0.0000", "0.0409, $0.0409", "-0.0267, -$0.0267", "'1234.5', '$1,234.5000'" })
	void dollarsAreReadAtAGlance(double amount, String shown) {
		assertThat(Usage.usd(amount)).isEqualTo(shown);
	}

}
