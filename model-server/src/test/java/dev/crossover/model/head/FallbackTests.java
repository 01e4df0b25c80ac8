package dev.crossover.model.head;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FallbackTests {

	private static final List<String> LABELS = List.of("balance", "oos", "weather");

	private final Fallback fallback = new Fallback("oos", 0.4f);

	@Test
	void believesALabelThatIsLikelyEnough() {
		assertThat(this.fallback.choose(LABELS, new double[] { 0.1, 0.2, 0.7 }))
			.isEqualTo(new Prediction("weather", 0.7));
	}

	@Test
	void choosesItselfWhenNoLabelIsLikelyEnough() {
		assertThat(this.fallback.choose(LABELS, new double[] { 0.35, 0.3, 0.35 }))
			.isEqualTo(new Prediction("oos", 0.65));
	}

	@Test
	void choosesItselfWhenItIsTheLikeliest() {
		assertThat(this.fallback.choose(LABELS, new double[] { 0.05, 0.5, 0.45 }).label()).isEqualTo("oos");
	}

}
