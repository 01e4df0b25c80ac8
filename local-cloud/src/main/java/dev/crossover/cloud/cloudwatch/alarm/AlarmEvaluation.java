package dev.crossover.cloud.cloudwatch.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Decides the state of an alarm from the spans it looks at: M breaching of the newest N.
 * CloudWatch looks a little further back than N, so that late data fill a gap.
 *
 * @param periods the N
 * @param toAlarm the M
 * @param missing what a gap means
 */
record AlarmEvaluation(int periods, int toAlarm, MissingData missing) {

	/** Spans that are looked at beyond the N. */
	static final int LOOK_BACK = 2;

	/**
	 * Decides.
	 * @param breaching for each span, the newest first, whether it breaches; null where
	 * nothing was measured
	 * @param current the state until now
	 * @return the state from now on
	 */
	AlarmState.Value decide(List<@Nullable Boolean> breaching, AlarmState.Value current) {
		List<Boolean> real = breaching.stream().filter(Objects::nonNull).limit(this.periods).toList();
		if (real.size() >= this.periods) {
			return (count(real) >= this.toAlarm) ? AlarmState.Value.ALARM : AlarmState.Value.OK;
		}
		return switch (this.missing) {
			case BREACHING -> filled(real, true);
			case NOT_BREACHING -> filled(real, false);
			case IGNORE -> decided(real, breaching, current);
			case MISSING -> real.isEmpty() ? AlarmState.Value.INSUFFICIENT_DATA : decided(real, breaching, current);
		};
	}

	private AlarmState.Value filled(List<Boolean> real, boolean filler) {
		List<Boolean> all = new ArrayList<>(real);
		while (all.size() < this.periods) {
			all.add(filler);
		}
		return (count(all) >= this.toAlarm) ? AlarmState.Value.ALARM : AlarmState.Value.OK;
	}

	/**
	 * Too few real values: enough bad ones or one old enough alarm, a good one clears.
	 */
	private AlarmState.Value decided(List<Boolean> real, List<@Nullable Boolean> breaching, AlarmState.Value current) {
		if (real.isEmpty()) {
			return current;
		}
		boolean onlyBad = !real.contains(false);
		if (count(real) >= this.toAlarm
				|| (onlyBad && oldest(breaching) >= this.toAlarm - 1 && this.missing == MissingData.MISSING)) {
			return AlarmState.Value.ALARM;
		}
		return onlyBad ? current : AlarmState.Value.OK;
	}

	private static long count(List<Boolean> spans) {
		return spans.stream().filter((bad) -> bad).count();
	}

	private static int oldest(List<@Nullable Boolean> breaching) {
		int oldest = -1;
		for (int i = 0; i < breaching.size(); i++) {
			oldest = (breaching.get(i) != null) ? i : oldest;
		}
		return oldest;
	}

}
