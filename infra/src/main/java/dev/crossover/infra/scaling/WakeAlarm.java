package dev.crossover.infra.scaling;

import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/**
 * Rings when an endpoint with no instance has had work for two minutes: the safety net
 * for a wake request that was lost.
 */
public final class WakeAlarm extends Construct {

	private static final int PERIODS = 2;

	private final Alarm alarm;

	public WakeAlarm(Construct scope, String id, Props props) {
		super(scope, id);
		this.alarm = Alarm.Builder.create(this, "Alarm")
			.alarmDescription("Work waits for a GPU endpoint that has no instance.")
			.metric(Metric.Builder.create()
				.namespace("AWS/SageMaker")
				.metricName("HasBacklogWithoutCapacity")
				.dimensionsMap(Map.of("EndpointName", props.endpointName()))
				.statistic("Average")
				.period(Duration.seconds(60))
				.build())
			.comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
			.threshold(1)
			.evaluationPeriods(PERIODS)
			.datapointsToAlarm(PERIODS)
			.treatMissingData(TreatMissingData.MISSING)
			.build();
	}

	/**
	 * The alarm, for rules that listen to it.
	 * @return the alarm
	 */
	public Alarm alarm() {
		return this.alarm;
	}

	/**
	 * What is watched.
	 *
	 * @param endpointName the endpoint that may have work and no instance
	 */
	public record Props(String endpointName) {

	}

}
