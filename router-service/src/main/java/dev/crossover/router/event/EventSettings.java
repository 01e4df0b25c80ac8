package dev.crossover.router.event;

import java.time.Duration;
import java.util.Map;

import dev.crossover.policy.account.AccountType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are streamed.
 *
 * @param heartbeat the longest silence of a stream
 * @param longest after which a stream ends, for its client to go on with another one
 * @param retry how long a client waits before it goes on
 * @param streams how many streams an instance has at once
 * @param streamsPerAccount how many of them an account has, by its type
 */
@ConfigurationProperties("crossover.events")
@Validated
record EventSettings(@NotNull @DefaultValue("15s") Duration heartbeat, @NotNull @DefaultValue("15m") Duration longest,
		@NotNull @DefaultValue("2s") Duration retry, @Positive @DefaultValue("2000") int streams,
		@Size(min = 4) Map<AccountType, @Positive Integer> streamsPerAccount) {

	int streamsOf(AccountType type) {
		return this.streamsPerAccount.getOrDefault(type, 1);
	}

}
