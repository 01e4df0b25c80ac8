package dev.crossover.common.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.quota.DayQuota;

/** What an account is told whose quota does not allow what it asks for. */
public final class QuotaProblem {

	private static final long NEXT_BATCH_SECONDS = 30;

	private QuotaProblem() {
	}

	/**
	 * The problem of a charge that a day does not allow.
	 * @param charge the charge
	 * @param used what was used of the day
	 * @param quotas what the account may use
	 * @param now the time
	 * @return the problem
	 */
	public static ProblemException of(Charge charge, DayUsage used, Quotas quotas, Instant now) {
		Instant reset = used.resetsAt();
		boolean spend = DayQuota
			.exceeded(used.documents(), used.nanoUsd(), charge.documents(), charge.nanoUsd(), quotas)
			.filter(DayQuota.SPEND::equals)
			.isPresent();
		ProblemException problem = spend ? new ProblemException(ErrorCode.SPEND_CAP_REACHED, String.format(Locale.ROOT,
				"Your account may spend $%.2f a day, by estimate; $%.2f are spent, and this needs $%.2f. %s",
				quotas.spendUsdPerDay(), DayQuota.usd(used.nanoUsd()), DayQuota.usd(charge.nanoUsd()), advice(reset)))
				: new ProblemException(ErrorCode.DOCUMENT_QUOTA_EXCEEDED,
						String.format(Locale.ROOT,
								"Your account may send %,d documents a day; %,d are used, and this holds %,d. %s",
								quotas.documentsPerDay(), used.documents(), charge.documents(), advice(reset)));
		return problem.retryAfter(Math.max(1, Duration.between(now, reset).toSeconds()));
	}

	/**
	 * The problem of a batch when as many are open as may be.
	 * @param quotas what the account may use
	 * @return the problem
	 */
	public static ProblemException tooManyBatches(Quotas quotas) {
		return new ProblemException(ErrorCode.TOO_MANY_BATCHES,
				"Your account may have %d batches open at a time. Wait until one has ended, or cancel one."
					.formatted(quotas.concurrentBatches()))
			.retryAfter(NEXT_BATCH_SECONDS);
	}

	private static String advice(Instant reset) {
		return "Send less, or wait until %s.".formatted(reset.truncatedTo(ChronoUnit.SECONDS));
	}

}
