package dev.crossover.policy.quota;

import dev.crossover.policy.account.Quotas;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A day's quota is used up exactly. */
class DayQuotaTests {

	private static final Quotas QUOTAS = new Quotas(60, 20, 100, 1, 0.5);

	@Test
	void lastDocumentFitsAndOneMoreDoesNot() {
		assertThat(DayQuota.exceeded(97, 0, 3, 0, QUOTAS)).isEmpty();
		assertThat(DayQuota.exceeded(97, 0, 4, 0, QUOTAS)).contains(DayQuota.DOCUMENTS);
	}

	@Test
	void lastCentFitsAndOneMoreDoesNot() {
		assertThat(DayQuota.exceeded(0, DayQuota.nanoUsd(0.49), 1, DayQuota.nanoUsd(0.01), QUOTAS)).isEmpty();
		assertThat(DayQuota.exceeded(0, DayQuota.nanoUsd(0.49), 1, DayQuota.nanoUsd(0.01) + 1, QUOTAS))
			.contains(DayQuota.SPEND);
	}

}
