package dev.crossover.common.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.crossover.policy.quota.DayQuota;

/**
 * What an account uses more of a day.
 *
 * @param accountId the account
 * @param day the day, of UTC
 * @param documents documents; negative for what is given back
 * @param nanoUsd their estimated cost, in billionths of a dollar
 * @param singlePipelineNanoUsd the same on the single pipeline
 */
public record Charge(String accountId, LocalDate day, long documents, long nanoUsd, long singlePipelineNanoUsd) {

	/**
	 * A charge.
	 * @param accountId the account
	 * @param at when
	 * @param documents documents
	 * @param usd their estimated cost, in US dollars
	 * @param singlePipelineUsd the same on the single pipeline
	 * @return the charge
	 */
	public static Charge of(String accountId, Instant at, long documents, double usd, double singlePipelineUsd) {
		return new Charge(accountId, day(at), documents, DayQuota.nanoUsd(usd), DayQuota.nanoUsd(singlePipelineUsd));
	}

	/**
	 * The same with other documents.
	 * @param others how many
	 * @return the charge
	 */
	public Charge withDocuments(long others) {
		return new Charge(this.accountId, this.day, others, this.nanoUsd, this.singlePipelineNanoUsd);
	}

	/**
	 * What undoes this.
	 * @return the charge
	 */
	public Charge negated() {
		return new Charge(this.accountId, this.day, -this.documents, -this.nanoUsd, -this.singlePipelineNanoUsd);
	}

	/**
	 * Whether it changes nothing.
	 * @return whether
	 */
	public boolean isNothing() {
		return this.documents == 0 && this.nanoUsd == 0 && this.singlePipelineNanoUsd == 0;
	}

	/**
	 * The day that a time is in.
	 * @param at the time
	 * @return the day, of UTC
	 */
	public static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, ZoneOffset.UTC);
	}

}
