package dev.crossover.infra.messaging;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** Rings as long as a queue has messages that nobody could work. */
public final class DeadLetterAlarm extends Construct {

	private final Alarm alarm;

	public DeadLetterAlarm(Construct scope, String id, Props props) {
		super(scope, id);
		this.alarm = Alarm.Builder.create(this, "Alarm")
			.alarmDescription("Messages of %s could not be worked and wait to be looked at.".formatted(props.work()))
			.metric(props.queue()
				.deadLetters()
				.metricApproximateNumberOfMessagesVisible(
						MetricOptions.builder().statistic("Maximum").period(Duration.minutes(1)).build()))
			.comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
			.threshold(0)
			.evaluationPeriods(1)
			// An SQS queue nobody touches stops publishing, and then it is empty.
			.treatMissingData(TreatMissingData.NOT_BREACHING)
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
	 * @param work what the queue's messages are about, in words
	 * @param queue the queue whose dead letters are counted
	 */
	public record Props(String work, WorkQueue queue) {

	}

}
