package dev.crossover.cloud.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.protocol.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Expressions over two metrics: m1 is 1, 2, missing, 4 and m2 is 10, 0, 30, missing, each
 * minute.
 */
class MetricMathTests {

	private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

	private final List<Instant> clock = new ArrayList<>(List.of(START));

	private final Metrics metrics = new Metrics(this.clock::getFirst);

	MetricMathTests() {
		record("one", 1.0, 2.0, Double.NaN, 4.0);
		record("two", 10.0, 0.0, 30.0, Double.NaN);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			m1+m2               | 11 2 - -
			m1*2-1              | 1 3 - 7
			-m1^2               | -1 -4 - -16
			m1/m2               | 0.1 - - -
			100*m1/(m1+m2)      | 9.090909090909092 100 - -
			m1 > 1              | 0 1 - 1
			m1 > 1 AND m1 < 4   | 0 1 - 0
			m1 == 1 OR m1 == 4  | 1 0 - 1
			SUM(METRICS())      | 11 2 30 4
			SUM([m1,m2])        | 11 2 30 4
			AVG([m1,m2])        | 5.5 1 15 2
			MAX(METRICS("m"))   | 10 2 30 4
			MIN([m1,m2])        | 1 0 30 4
			MAX(m1)             | 4 4 4 4
			SUM(m1)             | 7 7 7 7
			FILL(m1,0)          | 1 2 0 4
			FILL(m1,REPEAT)     | 1 2 2 4
			FILL(m1,LINEAR)     | 1 2 3 4
			FILL(m1,m2)         | 1 2 30 4
			IF(m1>1,m1,0)       | 0 2 - 4
			IF(m1>1,m1)         | - 2 - 4
			RATE(m1)*60         | - 1 - 1
			DIFF(m2)            | - -10 30 -
			RUNNING_SUM(m1)     | 1 3 - 7
			ABS(m2-20)          | 10 20 10 -
			CEIL(m1/3)          | 1 1 - 2
			PERIOD(m1)          | 60 60 60 60
			METRIC_COUNT(METRICS()) | 2 2 2 2
			TIME_SERIES(5)      | 5 5 5 5
			""")
	void expressionIsComputedSpanBySpan(String expression, String expected) {
		MetricQueries queries = queries(expression, 60);

		Value.Series series = queries.series(queries.returned().getFirst(), this.metrics, START, START.plusSeconds(240))
			.getFirst();
		assertThat(IntStream.range(0, 4)
			.mapToObj((minute) -> series.points().get(START.plusSeconds(60L * minute)))
			.map((value) -> (value != null) ? String.valueOf(value).replaceAll("\\.0$", "") : "-")
			.collect(Collectors.joining(" "))).isEqualTo(expected);
	}

	@Test
	void arrayIsSeveralSeries() {
		MetricQueries queries = queries("METRICS()*2", 60);

		assertThat(queries.series(queries.returned().getFirst(), this.metrics, START, START.plusSeconds(240)))
			.extracting((series) -> series.points().firstEntry().getValue())
			.containsExactly(2.0, 20.0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SEARCH('{AWS/SQS}', 'Sum', 300)", "ANOMALY_DETECTION_BAND(m1, 2)", "m1 +", "m1 m2", "(m1",
			"m9 + 1", "sum + 1", "e1", "m1 ? 2" })
	void expressionThatCannotBeComputedIsRefused(String expression) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> queries(expression, 60));
	}

	@Test
	void metricsOfDifferentPeriodsAreNotComputedWithOneAnother() {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> queries("m1+m2", 300))
			.withMessageContaining("one period");
	}

	private void record(String name, double... values) {
		for (int minute = 0; minute < values.length; minute++) {
			this.clock.set(0, START.plus(Duration.ofMinutes(minute)));
			if (!Double.isNaN(values[minute])) {
				this.metrics.record(new MetricId("Test", name, Map.of()), values[minute], "None");
			}
		}
	}

	private static MetricQueries queries(String expression, int second) {
		String stat = """
				{"Id":"%s","ReturnData":false,"MetricStat":{"Period":%d,"Stat":"Sum","Metric":{"Namespace":"Test",
				"MetricName":"%s"}}}""";
		String computed = JsonMapper.shared()
			.createObjectNode()
			.put("Id", "e1")
			.put("Expression", expression)
			.toString();
		return MetricQueries.of(List.of(fields(stat.formatted("m1", 60, "one")),
				fields(stat.formatted("m2", second, "two")), fields(computed)));
	}

	private static Fields fields(String json) {
		return new Fields(JsonMapper.shared().readTree(json));
	}

}
