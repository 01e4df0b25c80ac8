package dev.crossover.router.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.usage.DayUsage;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.policy.quota.DayQuota;
import dev.crossover.router.quota.DayQuotas;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells an account what it has used, what that costs and saves, and what is left today.
 */
@RestController
class UsageController {

	private static final int MOST_DAYS = 31;

	private final DayQuotas quotas;

	UsageController(DayQuotas quotas) {
		this.quotas = quotas;
	}

	@GetMapping("/v1/usage")
	Usage show(Account account, AccountPlan plan, @RequestParam(defaultValue = "7") int days) {
		if (days < 1 || days > MOST_DAYS) {
			throw ProblemException.at(ErrorCode.INVALID_REQUEST, "days", "Ask for 1 to %d days.".formatted(MOST_DAYS));
		}
		DayQuotas.Usage used = this.quotas.usage(account, days);
		List<Day> shown = used.days().stream().map(Day::of).toList();
		return new Usage(shown, Sum.of(used.days()), Left.of(used, plan.quotas()), "estimate");
	}

	/**
	 * What an account has used.
	 *
	 * @param days a day each, oldest first, today the last
	 * @param total all of these days
	 * @param leftToday what the account may still use today
	 * @param basis how the dollars came about: estimates of the decisions, at list price
	 */
	record Usage(List<Day> days, Sum total, Left leftToday, String basis) {
	}

	/**
	 * What was used on a day.
	 *
	 * @param day the day, of UTC
	 * @param documents documents accepted
	 * @param costUsd their cost
	 * @param singlePipelineUsd what the single pipeline would have cost
	 * @param savingsUsd the difference
	 */
	record Day(LocalDate day, long documents, double costUsd, double singlePipelineUsd, double savingsUsd) {

		static Day of(DayUsage used) {
			return new Day(used.day(), used.documents(), DayQuota.usd(used.nanoUsd()),
					DayQuota.usd(used.singlePipelineNanoUsd()),
					DayQuota.usd(used.singlePipelineNanoUsd() - used.nanoUsd()));
		}

	}

	/**
	 * What was used on some days.
	 *
	 * @param documents documents accepted
	 * @param costUsd their cost
	 * @param singlePipelineUsd what the single pipeline would have cost
	 * @param savingsUsd the difference
	 */
	record Sum(long documents, double costUsd, double singlePipelineUsd, double savingsUsd) {

		static Sum of(List<DayUsage> days) {
			long nano = days.stream().mapToLong(DayUsage::nanoUsd).sum();
			long single = days.stream().mapToLong(DayUsage::singlePipelineNanoUsd).sum();
			return new Sum(days.stream().mapToLong(DayUsage::documents).sum(), DayQuota.usd(nano), DayQuota.usd(single),
					DayQuota.usd(single - nano));
		}

	}

	/**
	 * What may still be used today.
	 *
	 * @param documents documents
	 * @param spendUsd estimated cost
	 * @param batches batches that may be opened beside those that are
	 * @param resetsAt when documents and spend begin anew
	 */
	record Left(long documents, double spendUsd, long batches, Instant resetsAt) {

		static Left of(DayQuotas.Usage used, Quotas quotas) {
			DayUsage today = used.days().getLast();
			return new Left(Math.max(0, quotas.documentsPerDay() - today.documents()),
					Math.max(0, DayQuota.usd(DayQuota.nanoUsd(quotas.spendUsdPerDay()) - today.nanoUsd())),
					Math.max(0, quotas.concurrentBatches() - used.openBatches()), today.resetsAt());
		}

	}

}
