package dev.crossover.router.quota;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.usage.Charge;
import dev.crossover.common.usage.DayUsage;
import dev.crossover.common.usage.QuotaProblem;
import dev.crossover.policy.account.Quotas;
import dev.crossover.policy.quota.DayQuota;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds accounts to what they may send and spend in a day of UTC. What is answered at
 * once is charged here; a batch is charged by whoever queues it, and only looked at here
 * before it is sent on.
 */
@Component
public class DayQuotas implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(DayQuotas.class);

	private final Map<Day, DayLease> leases = new ConcurrentHashMap<>();

	private final DayStore store;

	private final InstantSource clock;

	DayQuotas(DayStore store, InstantSource clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Charges what is about to be answered at once.
	 * @param account whose it is
	 * @param quotas what the account may use
	 * @param documents how many documents
	 * @param usd their estimated cost
	 * @param singlePipelineUsd the same on the single pipeline
	 * @return to give it back, should nothing come of it
	 * @throws ProblemException with 429 when the account has less left
	 */
	public Runnable use(Account account, Quotas quotas, long documents, double usd, double singlePipelineUsd) {
		Charge charge = Charge.of(account.id(), this.clock.instant(), documents, usd, singlePipelineUsd);
		DayLease lease = lease(charge);
		lease.use(charge, quotas, this.clock.instant());
		return () -> lease.giveBack(charge);
	}

	/**
	 * Refuses a batch that the account's day has no room for, before it is sent on.
	 * @param account whose it is
	 * @param quotas what the account may use
	 * @param documents how many documents it holds, as far as known
	 * @param usd their estimated cost
	 * @throws ProblemException with 429 when the account has less left
	 */
	public void check(Account account, Quotas quotas, long documents, double usd) {
		Charge charge = Charge.of(account.id(), this.clock.instant(), documents, usd, 0);
		used(charge)
			.filter((used) -> DayQuota
				.exceeded(used.documents(), used.nanoUsd(), charge.documents(), charge.nanoUsd(), quotas)
				.isPresent())
			.ifPresent((used) -> {
				throw QuotaProblem.of(charge, used, quotas, this.clock.instant());
			});
	}

	/**
	 * What an account has used.
	 * @param account the account
	 * @param days how many days, today the last
	 * @return what it has used, up to now
	 * @throws ProblemException when it cannot be read
	 */
	public Usage usage(Account account, int days) {
		LocalDate today = Charge.day(this.clock.instant());
		LocalDate first = today.minusDays(days - 1L);
		try {
			Optional.ofNullable(this.leases.get(new Day(account.id(), today))).ifPresent(DayLease::settleAll);
			Map<LocalDate, DayUsage> used = this.store.between(account.id(), first, today);
			return new Usage(first.datesUntil(today.plusDays(1))
				.map((day) -> used.getOrDefault(day, DayUsage.none(day)))
				.toList(), this.store.openBatches(account.id()));
		}
		catch (SdkException ex) {
			throw new ProblemException(ErrorCode.NO_CAPACITY, "The usage cannot be read right now. Try again.")
				.retryAfter(1);
		}
	}

	// Nothing where it cannot be read: whoever queues the batch looks again.
	private Optional<DayUsage> used(Charge charge) {
		try {
			return Optional.of(this.store.between(charge.accountId(), charge.day(), charge.day())
				.getOrDefault(charge.day(), DayUsage.none(charge.day())));
		}
		catch (SdkException ex) {
			log.warn("The usage of {} cannot be read: {}", charge.accountId(), ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	private DayLease lease(Charge charge) {
		return this.leases.computeIfAbsent(new Day(charge.accountId(), charge.day()),
				(day) -> new DayLease(day.account(), day.date(), this.store));
	}

	@Scheduled(fixedDelayString = "${crossover.quotas.settle-every:10s}")
	void settle() {
		this.leases.values().forEach(DayLease::settle);
		// Whoever still uses a lease of yesterday took it before midnight.
		LocalDate yesterday = Charge.day(this.clock.instant()).minusDays(1);
		this.leases.entrySet()
			.removeIf((lease) -> lease.getKey().date().isBefore(yesterday) && lease.getValue().close());
	}

	@Override
	public void destroy() {
		this.leases.values().forEach(DayLease::close);
	}

	/**
	 * What an account has used.
	 *
	 * @param days what it used, a day each, oldest first
	 * @param openBatches how many of its batches are open
	 */
	public record Usage(List<DayUsage> days, long openBatches) {
	}

	/**
	 * A day of an account.
	 *
	 * @param account the account
	 * @param date the day, of UTC
	 */
	private record Day(String account, LocalDate date) {
	}

}
