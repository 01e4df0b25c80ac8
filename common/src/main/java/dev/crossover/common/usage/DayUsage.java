package dev.crossover.common.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import dev.crossover.common.aws.Item;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an account used in a day.
 *
 * @param day the day, of UTC
 * @param documents documents accepted
 * @param nanoUsd their estimated cost at list price, in billionths of a dollar
 * @param singlePipelineNanoUsd the same on the single pipeline that Crossover replaces
 */
public record DayUsage(LocalDate day, long documents, long nanoUsd, long singlePipelineNanoUsd) {

	/**
	 * A day without use.
	 * @param day the day
	 * @return nothing used
	 */
	public static DayUsage none(LocalDate day) {
		return new DayUsage(day, 0, 0, 0);
	}

	/**
	 * Reads a day.
	 * @param day the day
	 * @param attributes the day's item, or no attributes when there is none
	 * @return what was used
	 */
	public static DayUsage read(LocalDate day, Map<String, AttributeValue> attributes) {
		Item item = Item.of(attributes);
		return new DayUsage(day, number(item, UsageKeys.DOCUMENTS), number(item, UsageKeys.NANO_USD),
				number(item, UsageKeys.SINGLE_PIPELINE_NANO_USD));
	}

	/**
	 * When the day is over and its quotas begin anew.
	 * @return the time
	 */
	public Instant resetsAt() {
		return this.day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
	}

	private static long number(Item item, String name) {
		return item.optional(name).map((value) -> Long.parseLong(value.n())).orElse(0L);
	}

}
