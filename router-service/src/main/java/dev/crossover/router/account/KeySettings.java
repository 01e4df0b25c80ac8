package dev.crossover.router.account;

import java.util.Map;

import dev.crossover.policy.account.AccountType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Secrets of the router.
 *
 * @param keyPepper the key under which API keys are hashed: who has only the table has no
 * key, and cannot check a guess
 * @param bootstrapKeys one API key per account type that exists from the start
 */
@ConfigurationProperties("crossover.router")
@Validated
record KeySettings(@NotNull @Size(min = 32) String keyPepper, @DefaultValue Map<AccountType, String> bootstrapKeys) {

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return "KeySettings[bootstrapKeys=%s]".formatted(this.bootstrapKeys.keySet());
	}

}
