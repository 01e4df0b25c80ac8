package dev.crossover.gpu.ledger;

import java.time.LocalDate;
import java.util.Map;

import dev.crossover.common.usage.DayUsage;
import dev.crossover.common.usage.UsageKeys;

import org.springframework.stereotype.Component;

/** What accounts have used, as the ledger counts it. */
@Component
public class UsedDays {

	private final LedgerTable table;

	UsedDays(LedgerTable table) {
		this.table = table;
	}

	/**
	 * What an account has used of a day.
	 * @param accountId the account
	 * @param day the day, of UTC
	 * @return what it has used
	 */
	public DayUsage find(String accountId, LocalDate day) {
		return DayUsage.read(day, this.table.read(UsageKeys.account(accountId), UsageKeys.day(day)).orElse(Map.of()));
	}

}
