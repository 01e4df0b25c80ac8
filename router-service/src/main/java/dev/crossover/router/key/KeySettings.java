package dev.crossover.router.key;

import java.util.Map;

import dev.crossover.policy.account.AccountType;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Secrets of the router.
 *
 * @param keyPepper the key under which API keys are hashed: who has only the table has no
 * key, and cannot check a guess
 * @param bootstrapKeys one API key per account type that exists from the start
 * @param adminKey a key for whoever runs Crossover, that exists from the start
 * @param keyEnvironment what keys that are made here say of where they are good
 * @param badKeysPerMinute unknown keys that may come from an address in a minute
 */
@ConfigurationProperties("crossover.router")
@Validated
public record KeySettings(@NotNull @Size(min = 32) String keyPepper,
		@DefaultValue Map<AccountType, String> bootstrapKeys, @Nullable String adminKey,
		@DefaultValue("live") @Pattern(regexp = "[a-z]{1,16}") String keyEnvironment,
		@DefaultValue("20") @Min(1) int badKeysPerMinute) {

	/**
	 * Leaves the secrets out.
	 */
	@Override
	public String toString() {
		return "KeySettings[bootstrapKeys=%s]".formatted(this.bootstrapKeys.keySet());
	}

}
