package dev.crossover.cloud.autoscaling;

import java.time.Duration;
import java.time.Instant;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Fields;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StepScalingTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	@Test
	void theFurtherBeyondTheThresholdTheLargerTheStep() {
		StepScaling steps = steps("""
				{"AdjustmentType":"ChangeInCapacity","StepAdjustments":[
				{"MetricIntervalLowerBound":0,"MetricIntervalUpperBound":10,"ScalingAdjustment":1},
				{"MetricIntervalLowerBound":10,"ScalingAdjustment":3}]}""");

		assertThat(steps.desired(2, 0)).isEqualTo(3);
		assertThat(steps.desired(2, 9.9)).isEqualTo(3);
		assertThat(steps.desired(2, 10)).isEqualTo(5);
		assertThat(steps.desired(2, -1)).isEqualTo(2);
	}

	@Test
	void stepBelowTheThresholdEndsAtItsUpperBound() {
		StepScaling steps = steps("""
				{"AdjustmentType":"ChangeInCapacity","StepAdjustments":[
				{"MetricIntervalUpperBound":0,"MetricIntervalLowerBound":-5,"ScalingAdjustment":-1},
				{"MetricIntervalUpperBound":-5,"ScalingAdjustment":-4}]}""");

		assertThat(steps.desired(6, 0)).isEqualTo(5);
		assertThat(steps.desired(6, -4.9)).isEqualTo(5);
		assertThat(steps.desired(6, -5)).isEqualTo(2);
		assertThat(steps.desired(1, -5)).isZero();
	}

	@Test
	void exactCapacityIsTheCapacity() {
		StepScaling steps = steps("""
				{"AdjustmentType":"ExactCapacity","StepAdjustments":[
				{"MetricIntervalUpperBound":0,"ScalingAdjustment":0}]}""");

		assertThat(steps.desired(7, -3)).isZero();
	}

	@Test
	void percentIsRoundedTowardsZeroButNeverToIt() {
		StepScaling out = steps("""
				{"AdjustmentType":"PercentChangeInCapacity","MinAdjustmentMagnitude":2,"StepAdjustments":[
				{"MetricIntervalLowerBound":0,"ScalingAdjustment":25}]}""");
		StepScaling in = steps("""
				{"AdjustmentType":"PercentChangeInCapacity","StepAdjustments":[
				{"MetricIntervalUpperBound":0,"ScalingAdjustment":-25}]}""");

		assertThat(out.desired(10, 1)).isEqualTo(12);
		assertThat(out.desired(2, 1)).isEqualTo(4);
		assertThat(in.desired(10, -1)).isEqualTo(8);
		assertThat(in.desired(2, -1)).isEqualTo(1);
	}

	@Test
	void sameAlarmDoesNotAddWhatTheLastStepAdded() {
		Cooldown cooldown = Cooldown.after(0, 1, NOON, Duration.ofMinutes(5));

		assertThat(cooldown.base(1, NOON.plusSeconds(299))).isZero();
		assertThat(cooldown.base(1, NOON.plusSeconds(300))).isEqualTo(1);
		assertThat(cooldown.allows(1, 0, NOON.plusSeconds(299))).isFalse();
		assertThat(cooldown.allows(1, 2, NOON.plusSeconds(299))).isTrue();
		assertThat(cooldown.allows(1, 0, NOON.plusSeconds(300))).isTrue();
	}

	@Test
	void whatNobodyWouldFollowIsRefused() {
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> steps("{\"AdjustmentType\":\"Sideways\"}"));
		assertThatExceptionOfType(AwsError.class)
			.isThrownBy(() -> steps("{\"AdjustmentType\":\"ExactCapacity\",\"Surprise\":1}"))
			.withMessageContaining("Surprise");
	}

	@Test
	void targetIsMetByAsManyAsTheMetricIsAboveIt() {
		TargetTracking tracking = TargetTracking.of(new ScalableTarget("endpoint/a/variant/b", ScalableTarget.INSTANCES,
				0, 9, new ScalableTarget.Suspension(false, false, false), NOON), fields("""
						{"TargetValue":5,"CustomizedMetricSpecification":{"Namespace":"N","MetricName":"M",
						"Statistic":"Average"}}"""));

		assertThat(tracking.desired(0, 6)).isEqualTo(2);
		assertThat(tracking.desired(2, 12)).isEqualTo(5);
		assertThat(tracking.desired(2, 0)).isZero();
		assertThat(tracking.low("arn").decimal("Threshold")).hasValue(4.5);
		assertThat(tracking.low("arn").integer("EvaluationPeriods")).hasValue(15);
		assertThat(tracking.high("arn").integer("EvaluationPeriods")).hasValue(3);
	}

	private static StepScaling steps(String config) {
		return StepScaling.of(fields(config));
	}

	private static Fields fields(String text) {
		return new Fields(JsonMapper.shared().readTree(text));
	}

}
