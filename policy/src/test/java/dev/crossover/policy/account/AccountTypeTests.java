package dev.crossover.policy.account;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link AccountType}. */
class AccountTypeTests {

	@Test
	void onlyPayingAccountsMayUseTheGpu() {
		assertThat(Arrays.stream(AccountType.values()).filter(AccountType::mayUseGpu))
			.containsExactly(AccountType.STANDARD, AccountType.ENTERPRISE);
	}

}
