package dev.crossover.cloud.cloudwatch.alarm;

import java.util.ArrayList;
import java.util.List;

import dev.crossover.cloud.cloudwatch.alarm.AlarmState.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of the CloudWatch user guide on missing data: spans from the oldest to the
 * newest, {@code X} breaches, {@code 0} does not, {@code -} is missing.
 */
class AlarmEvaluationTests {

	@ParameterizedTest
	@CsvSource({ "0-X-X, OK, OK, OK, OK", "0----, OK, OK, OK, OK", "-----, INSUFFICIENT_DATA, OK, ALARM, OK",
			"0XX-X, ALARM, ALARM, ALARM, ALARM", "--X--, ALARM, OK, ALARM, OK" })
	void threeOfThreeFollowsTheGuide(String spans, Value missing, Value ignore, Value breaching, Value notBreaching) {
		assertThat(decide(3, 3, MissingData.MISSING, spans)).isEqualTo(missing);
		assertThat(decide(3, 3, MissingData.IGNORE, spans)).isEqualTo(ignore);
		assertThat(decide(3, 3, MissingData.BREACHING, spans)).isEqualTo(breaching);
		assertThat(decide(3, 3, MissingData.NOT_BREACHING, spans)).isEqualTo(notBreaching);
	}

	@ParameterizedTest
	@CsvSource({ "0000, OK", "000X, OK", "0X0X, OK", "00XX, ALARM", "0XX0, OK", "--XX, ALARM", "---X, OK",
			"XXXX, ALARM" })
	void twoOfTwoNeedsTwoInARow(String spans, Value expected) {
		assertThat(decide(2, 2, MissingData.MISSING, spans)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0X0X, ALARM", "X000, OK" })
	void twoOfThreeNeedsTwoAmongThree(String spans, Value expected) {
		assertThat(decide(3, 2, MissingData.MISSING, spans)).isEqualTo(expected);
	}

	private static Value decide(int periods, int toAlarm, MissingData missing, String spans) {
		List<@Nullable Boolean> breaching = new ArrayList<>();
		spans.chars().forEach((span) -> breaching.addFirst((span == '-') ? null : span == 'X'));
		return new AlarmEvaluation(periods, toAlarm, missing).decide(breaching, Value.OK);
	}

}
