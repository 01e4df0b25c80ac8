package dev.crossover.policy.account;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link AccountLimits} and {@link AccountType}. */
class AccountLimitsTests {

	@Test
	void limitsGrowWithTheAccountType() {
		assertThat(Arrays.stream(AccountType.values()).map(AccountLimits::of)).isSortedAccordingTo((a, b) -> {
			boolean within = a.documentsPerBatch() < b.documentsPerBatch()
					&& a.charactersPerDocument() <= b.charactersPerDocument() && a.bytesPerBatch() < b.bytesPerBatch();
			return within ? -1 : 1;
		});
	}

	@Test
	void everyBatchCanHoldADocumentOfTheGreatestLength() {
		for (AccountType type : AccountType.values()) {
			AccountLimits limits = AccountLimits.of(type);

			assertThat(limits.bytesPerBatch()).as("%s", type).isGreaterThan(limits.charactersPerDocument() * 6L);
		}
	}

	@Test
	void onlyPayingAccountsMayUseTheGpu() {
		assertThat(Arrays.stream(AccountType.values()).filter(AccountType::mayUseGpu))
			.containsExactly(AccountType.STANDARD, AccountType.ENTERPRISE);
	}

}
