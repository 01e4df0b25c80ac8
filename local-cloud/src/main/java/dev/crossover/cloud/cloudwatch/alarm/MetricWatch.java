package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.crossover.cloud.cloudwatch.MetricId;
import dev.crossover.cloud.cloudwatch.Metrics;
import dev.crossover.cloud.cloudwatch.Statistic;
import dev.crossover.cloud.cloudwatch.math.MetricQueries;
import dev.crossover.cloud.cloudwatch.math.MetricQuery;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a metric alarm looks at, and what it thinks of it.
 *
 * @param fields the alarm's members
 * @param queries the metrics and expressions
 * @param watched the one that decides
 */
record MetricWatch(Fields fields, MetricQueries queries, MetricQuery watched) {

	/** The members of metric alarms alone. */
	static final Set<String> MEMBERS = Set.of("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Dimensions",
			"Period", "Unit", "EvaluationPeriods", "DatapointsToAlarm", "Threshold", "ComparisonOperator",
			"TreatMissingData", "EvaluateLowSampleCountPercentile", "Metrics");

	private static final Set<String> OF_ONE_METRIC = Set.of("MetricName", "Namespace", "Statistic", "ExtendedStatistic",
			"Dimensions", "Period", "Unit");

	private static final Set<Long> FINE = Set.of(10L, 20L, 30L);

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration HOUR = Duration.ofHours(1);

	static MetricWatch of(Fields fields) {
		MetricQueries queries = fields.has("Metrics") ? MetricQueries.of(fields.list("Metrics"))
				: MetricQueries.of(List.of(onlyQuery(fields)));
		if (queries.returned().size() != 1) {
			throw Errors.validation("Exactly one element of the metrics list should return data.");
		}
		return new MetricWatch(fields, queries, queries.returned().getFirst());
	}

	/**
	 * Checks an alarm and writes numbers as numbers: the query protocol and templates may
	 * bring them as texts.
	 * @param fields the alarm's members
	 * @return the members
	 */
	static JsonNode plainly(Fields fields) {
		if (fields.has("Metrics") && OF_ONE_METRIC.stream().anyMatch(fields::has)) {
			throw Errors.validation("The parameters MetricName and Metrics are mutually exclusive");
		}
		MetricWatch watch = of(fields);
		watch.check();
		ObjectNode plain = ((ObjectNode) fields.node().deepCopy()).put("EvaluationPeriods", watch.evaluationPeriods())
			.put("Threshold", watch.threshold());
		if (fields.has("DatapointsToAlarm")) {
			plain.put("DatapointsToAlarm", watch.datapointsToAlarm());
		}
		if (fields.has("Period")) {
			plain.put("Period", watch.period().toSeconds());
		}
		for (JsonNode query : plain.path("Metrics")) {
			((ObjectNode) query).put("ReturnData", new Fields(query).flag("ReturnData", true));
			if (query.path("MetricStat") instanceof ObjectNode stat) {
				stat.put("Period", MetricQuery.period(new Fields(stat)).toSeconds());
			}
		}
		return plain;
	}

	private static Fields onlyQuery(Fields fields) {
		if (fields.has("Statistic") == fields.has("ExtendedStatistic")) {
			throw Errors.validation("Exactly one of Statistic and ExtendedStatistic must be given");
		}
		String statistic = fields.text("Statistic", fields.text("ExtendedStatistic", ""));
		if (fields.has("Statistic") != (Statistic.of(statistic) instanceof Statistic.Plain)) {
			throw Errors.validation("The statistic %s is in the wrong parameter".formatted(statistic));
		}
		ObjectNode query = Trees.JSON.createObjectNode().put("Id", "m1");
		ObjectNode stat = query.putObject("MetricStat").put("Stat", statistic);
		stat.set("Period", fields.node().path("Period"));
		fields.optionalText("Unit").ifPresent((unit) -> stat.put("Unit", unit));
		ObjectNode metric = stat.putObject("Metric")
			.put("Namespace", fields.text("Namespace"))
			.put("MetricName", fields.text("MetricName"));
		metric.set("Dimensions", fields.node().path("Dimensions"));
		return new Fields(query);
	}

	private void check() {
		long seconds = period().toSeconds();
		boolean ofAws = measured().stream().anyMatch((query) -> query.metric().namespace().startsWith("AWS/"));
		if (seconds < MINUTE.toSeconds() && (ofAws || !FINE.contains(seconds))) {
			throw Errors.validation(ofAws ? "Period must not be less than 60 for namespaces starting with 'AWS/'"
					: "Period must be 10, 20, 30 or a multiple of 60, not " + seconds);
		}
		long longest = (period().compareTo(HOUR) < 0) ? Duration.ofDays(1).toSeconds() : Duration.ofDays(7).toSeconds();
		if (seconds * evaluationPeriods() > longest) {
			throw Errors.validation("Metrics cannot be checked across more than %d seconds (EvaluationPeriods * Period)"
				.formatted(longest));
		}
		if (datapointsToAlarm() > evaluationPeriods()) {
			throw Errors.validation("DatapointsToAlarm must be at most EvaluationPeriods");
		}
		comparison();
		threshold();
		evaluation();
		ignoresFewSamples();
	}

	/**
	 * Looks at the metrics.
	 * @param metrics the metrics
	 * @param now the moment
	 * @return what it saw
	 */
	AlarmReading read(Metrics metrics, Instant now) {
		Instant until = Metrics.floor(now, isFast() ? Duration.ofSeconds(10) : MINUTE);
		int spans = evaluationPeriods() + AlarmEvaluation.LOOK_BACK;
		Instant from = until.minus(period().multipliedBy(spans));
		return new AlarmReading(this, until,
				this.queries.series(this.watched, metrics, from, until).getFirst().points(),
				hasTooFewSamples(metrics, until));
	}

	/**
	 * Whether this is an alarm of a metric; one over an expression is an alarm of none.
	 * @param metric the metric
	 * @param asked the statistic, period and unit that are meant, where they are said
	 * @return whether it is
	 */
	boolean isOf(MetricId metric, Fields asked) {
		return this.watched instanceof MetricQuery.Measured measured && measured.metric().equals(metric)
				&& asked.text("Statistic", asked.text("ExtendedStatistic", measured.stat())).equals(measured.stat())
				&& asked.text("Unit", measured.unit()).equals(measured.unit())
				&& asked.integer("Period").orElse((int) period().toSeconds()) == period().toSeconds();
	}

	boolean isFast() {
		return period().compareTo(MINUTE) < 0;
	}

	Duration period() {
		return this.queries.period(this.watched);
	}

	/**
	 * The metrics, without the expressions.
	 * @return the queries of metrics
	 */
	List<MetricQuery.Measured> measured() {
		return this.queries.all()
			.stream()
			.filter(MetricQuery.Measured.class::isInstance)
			.map(MetricQuery.Measured.class::cast)
			.toList();
	}

	int evaluationPeriods() {
		if (!this.fields.has("EvaluationPeriods")) {
			throw Errors.validation("EvaluationPeriods must be given");
		}
		return this.fields.integer("EvaluationPeriods", 1, 1, 10_080);
	}

	int datapointsToAlarm() {
		return this.fields.integer("DatapointsToAlarm", evaluationPeriods(), 1, 10_080);
	}

	double threshold() {
		return this.fields.decimal("Threshold").orElseThrow(() -> Errors.validation("Threshold must be given"));
	}

	Comparison comparison() {
		return Comparison.of(this.fields.text("ComparisonOperator"));
	}

	AlarmEvaluation evaluation() {
		return new AlarmEvaluation(evaluationPeriods(), datapointsToAlarm(),
				MissingData.of(this.fields.text("TreatMissingData", "missing")));
	}

	private Optional<Statistic.Ranked> ignoresFewSamples() {
		String treatment = this.fields.text("EvaluateLowSampleCountPercentile", "evaluate");
		if (!treatment.equals("evaluate") && !treatment.equals("ignore")) {
			throw Errors.validation("EvaluateLowSampleCountPercentile must be evaluate or ignore");
		}
		return Optional.of(treatment)
			.filter("ignore"::equals)
			.flatMap((ignore) -> this.fields.optionalText("ExtendedStatistic"))
			.map(Statistic::of)
			.filter(Statistic.Ranked.class::isInstance)
			.map(Statistic.Ranked.class::cast);
	}

	// The newest span has so few values that a percentile of them says nothing.
	private boolean hasTooFewSamples(Metrics metrics, Instant until) {
		return ignoresFewSamples().filter((statistic) -> {
			MetricQuery.Measured query = measured().getFirst();
			return metrics.spans(query.metric(), query.unit(), until.minus(period()), until, period())
				.values()
				.stream()
				.anyMatch((samples) -> samples.count() < statistic.enough());
		}).isPresent();
	}

}
