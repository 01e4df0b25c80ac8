package dev.crossover.cloud.scheduler;

import java.time.Instant;
import java.time.ZoneId;

import dev.crossover.cloud.aws.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The moments of rate, cron and at. */
class ScheduleExpressionTests {

	private static final Instant CREATED = Instant.parse("2026-03-01T10:00:30Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rate(1 minute)           | UTC           | 2026-03-01T10:00:31Z | 2026-03-01T10:01:30Z
			rate(5 minutes)          | UTC           | 2026-03-01T10:07:00Z | 2026-03-01T10:10:30Z
			cron(0/15 * * * ? *)     | UTC           | 2026-03-01T10:01:00Z | 2026-03-01T10:15:00Z
			cron(30 8 ? * MON-FRI *) | UTC           | 2026-03-06T08:30:00Z | 2026-03-09T08:30:00Z
			cron(30 8 ? * 2-6 *)     | Europe/Berlin | 2026-03-27T07:30:00Z | 2026-03-30T06:30:00Z
			cron(0 0 L 2 ? *)        | UTC           | 2026-03-01T00:00:00Z | 2027-02-28T00:00:00Z
			cron(0 12 1,15 * ? 2027) | UTC           | 2026-03-01T00:00:00Z | 2027-01-01T12:00:00Z
			at(2026-03-02T08:00:00)  | Asia/Tokyo    | 2026-03-01T00:00:00Z | 2026-03-01T23:00:00Z
			""")
	void nextMomentComesAfterNow(String expression, String zone, Instant now, Instant next) {
		assertThat(ScheduleExpression.of(expression, ZoneId.of(zone)).next(CREATED, now)).contains(next);
	}

	@Test
	void momentThatPassedHasNoNext() {
		ScheduleExpression expression = ScheduleExpression.of("at(2026-01-01T00:00:00)", ZoneId.of("UTC"));

		assertThat(expression.next(CREATED, CREATED)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "every minute", "rate(0 minutes)", "rate(1 fortnight)", "cron(* * * * * *)",
			"cron(61 * * * ? *)", "cron(0 0 LW * ? *)", "at(tomorrow)" })
	void refusesWhatItDoesNotUnderstand(String expression) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> ScheduleExpression.of(expression, ZoneId.of("UTC")))
			.withMessageContaining("Invalid Schedule Expression");
	}

}
