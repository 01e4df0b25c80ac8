package dev.crossover.cloud.cloudwatch.alarm;

import dev.crossover.cloud.aws.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Rules over an alarm named bad, one named good and others of which nothing is known. */
class AlarmRuleTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ALARM(bad)                                              | true
			ALARM("bad")                                            | true
			ALARM(arn:aws:cloudwatch:us-east-1:000000000000:alarm:bad) | true
			OK(bad)                                                 | false
			INSUFFICIENT_DATA(other one)                            | true
			NOT ALARM(bad)                                          | false
			ALARM(good) OR ALARM(bad) AND OK(good)                  | true
			(ALARM(bad) OR ALARM(good)) AND NOT OK(good)            | false
			TRUE AND NOT FALSE                                      | true
			NOT (ALARM(good) OR FALSE)                              | true
			""")
	void ruleHoldsByItsAlarms(String rule, boolean holds) {
		assertThat(AlarmRule.parse(rule).holds(AlarmRuleTests::state)).isEqualTo(holds);
	}

	@Test
	void ruleNamesItsAlarms() {
		assertThat(AlarmRule.parse("ALARM(a-b) AND (OK(\"c d\") OR FALSE)").alarms()).containsExactly("a-b", "c d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ALARM()", "ALARM(a) OK(b)", "alarm(a)", "ALARM(a) AND", "(ALARM(a)",
			"AT_LEAST(1, ALARM, (a,b))" })
	void ruleThatIsNoneIsRefused(String rule) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> AlarmRule.parse(rule))
			.withMessageContaining("AlarmRule");
	}

	private static AlarmState.Value state(String alarm) {
		return switch (alarm) {
			case "bad" -> AlarmState.Value.ALARM;
			case "good" -> AlarmState.Value.OK;
			default -> AlarmState.Value.INSUFFICIENT_DATA;
		};
	}

}
