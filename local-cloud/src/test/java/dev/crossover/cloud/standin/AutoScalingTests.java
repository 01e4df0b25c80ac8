package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.crossover.cloud.template.UnsupportedPropertyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.CustomizedMetricSpecification;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.MetricStatistic;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Policies are followed: alarms call them, bounds and cooldowns hold them. */
class AutoScalingTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final double MINUTE_A_SECOND = 60;

	@TempDir
	private Path folder;

	private Cloud cloud;

	private AsyncStack stack;

	private ApplicationAutoScalingClient scaling;

	private CloudWatchClient cloudWatch;

	@BeforeEach
	void start() {
		this.cloud = Cloud.open(this.folder, MINUTE_A_SECOND, Duration.ofSeconds(30));
		this.stack = AsyncStack.create(this.cloud, "scaling");
		this.cloud.start();
		this.scaling = this.cloud.client(ApplicationAutoScalingClient.builder());
		this.cloudWatch = this.cloud.client(CloudWatchClient.builder());
		register(0, 2, false);
	}

	@AfterEach
	void stop() {
		this.scaling.close();
		this.cloudWatch.close();
		this.cloud.close();
	}

	@Test
	void stepPolicyIsFollowedOnceForEachCooldownAndUpToTheBound() {
		alarm("wake", stepPolicy(1, 180));
		alarmFires("wake");

		await().atMost(PATIENCE).until(() -> this.stack.serving() == 1);
		assertThat(desired()).isEqualTo(1);
		await().atMost(PATIENCE).until(() -> this.stack.serving() == 2);
		await().atMost(PATIENCE).until(() -> reasons().contains("AlreadyAtMaxCapacity"));

		assertThat(activities(false)).hasSize(2)
			.allSatisfy((activity) -> assertThat(activity.cause()).contains("wake", "in state ALARM", "more"));
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(activities(false)).extracting(ScalingActivity::statusCode)
				.containsOnly(ScalingActivityStatusCode.SUCCESSFUL));
		assertThat(activities(false)).extracting(ScalingActivity::description)
			.containsExactly("Setting desired instance count to 2.", "Setting desired instance count to 1.");
	}

	@Test
	void suspendedScaleOutDoesNothing() {
		register(0, 2, true);
		alarm("wake", stepPolicy(1, 60));
		alarmFires("wake");

		await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> desired() == 0);
		register(0, 2, false);
		await().atMost(PATIENCE).until(() -> desired() == 1);
	}

	@Test
	void endpointThatIsChangingIsNotScaled() {
		this.cloud.endpoints().fleets().withholdCapacity(this.stack.name(), Integer.MAX_VALUE);
		this.stack.scale(1);
		alarm("wake", stepPolicy(1, 60));
		alarmFires("wake");

		await().atMost(PATIENCE).until(() -> reasons().contains("TargetServicePutResourceAsUnscalable"));
		assertThat(desired()).isEqualTo(1);
	}

	@Test
	void targetIsTrackedByTwoAlarmsOfItsOwn() {
		PutScalingPolicyResponse policy = track(5, false);

		assertThat(policy.alarms()).hasSize(2);
		assertThat(this.cloudWatch.describeAlarms((request) -> request.alarmNamePrefix("TargetTracking-" + variant()))
			.metricAlarms()).extracting((alarm) -> alarm.evaluationPeriods()).containsExactlyInAnyOrder(3, 15);
		this.stack.invoke("a", "hello", "wait=30000");
		assertThat(describedPolicies()).isEqualTo(1);
		List.of("b", "c", "d", "e", "f", "g").forEach((id) -> this.stack.invoke(id, "hello", ""));

		await().atMost(PATIENCE).until(() -> desired() == 2);
		assertThat(activities(false).getFirst().cause()).contains("AlarmHigh");
	}

	@Test
	void policyWithoutScaleInHasNoLowAlarmAndGoesWithItsTarget() {
		assertThat(track(5, true).alarms()).singleElement()
			.satisfies((alarm) -> assertThat(alarm.alarmName()).contains("AlarmHigh"));

		this.scaling.deregisterScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.SAGEMAKER)
			.scalableDimension(ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT)
			.resourceId(variant()));
		assertThat(describedPolicies()).isZero();
		assertThat(this.cloudWatch.describeAlarms((request) -> request.alarmNamePrefix("TargetTracking-" + variant()))
			.metricAlarms()).isEmpty();
	}

	@Test
	void templatePolicyThatNobodyWouldFollowIsRefused() {
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> this.cloud.create("AWS::ApplicationAutoScaling::ScalingPolicy", "predictive", """
					{"PolicyName":"p","PolicyType":"PredictiveScaling","ResourceId":"%s",
					"ScalableDimension":"sagemaker:variant:DesiredInstanceCount","ServiceNamespace":"sagemaker",
					"PredictiveScalingPolicyConfiguration":{}}""".formatted(variant())))
			.withMessageContaining("PredictiveScalingPolicyConfiguration");
	}

	private void register(int minimum, int maximum, boolean suspended) {
		this.scaling.registerScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.SAGEMAKER)
			.scalableDimension(ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT)
			.resourceId(variant())
			.minCapacity(minimum)
			.maxCapacity(maximum)
			.suspendedState((state) -> state.dynamicScalingOutSuspended(suspended)));
	}

	private String stepPolicy(int change, int cooldown) {
		return this.scaling
			.putScalingPolicy((policy) -> policy.policyName("more")
				.serviceNamespace(ServiceNamespace.SAGEMAKER)
				.scalableDimension(ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT)
				.resourceId(variant())
				.policyType(PolicyType.STEP_SCALING)
				.stepScalingPolicyConfiguration((config) -> config.adjustmentType("ChangeInCapacity")
					.cooldown(cooldown)
					.stepAdjustments(
							StepAdjustment.builder().metricIntervalLowerBound(0.0).scalingAdjustment(change).build())))
			.policyARN();
	}

	private PutScalingPolicyResponse track(double target, boolean onlyOut) {
		CustomizedMetricSpecification metric = CustomizedMetricSpecification.builder()
			.namespace("AWS/SageMaker")
			.metricName("ApproximateBacklogSizePerInstance")
			.dimensions(MetricDimension.builder().name("EndpointName").value(this.stack.name()).build())
			.statistic(MetricStatistic.AVERAGE)
			.build();
		return this.scaling.putScalingPolicy((policy) -> policy.policyName("track")
			.serviceNamespace(ServiceNamespace.SAGEMAKER)
			.scalableDimension(ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT)
			.resourceId(variant())
			.policyType(PolicyType.TARGET_TRACKING_SCALING)
			.targetTrackingScalingPolicyConfiguration((config) -> config.targetValue(target)
				.customizedMetricSpecification(metric)
				.disableScaleIn(onlyOut)));
	}

	private void alarm(String name, String policy) {
		this.cloudWatch.putMetricAlarm((alarm) -> alarm.alarmName(name)
			.namespace("Test")
			.metricName("Work")
			.statistic(Statistic.MAXIMUM)
			.period(60)
			.evaluationPeriods(1)
			.threshold(1.0)
			.comparisonOperator("GreaterThanOrEqualToThreshold")
			.treatMissingData("ignore")
			.alarmActions(policy));
	}

	private void alarmFires(String name) {
		this.cloudWatch.setAlarmState(
				(alarm) -> alarm.alarmName(name).stateValue(StateValue.ALARM).stateReason("the test says so"));
	}

	private int desired() {
		return this.stack.describe().productionVariants().getFirst().desiredInstanceCount();
	}

	private int describedPolicies() {
		return this.scaling
			.describeScalingPolicies(
					(request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER).resourceId(variant()))
			.scalingPolicies()
			.size();
	}

	private List<String> reasons() {
		return activities(true).stream()
			.flatMap((activity) -> activity.notScaledReasons().stream())
			.map((reason) -> reason.code())
			.toList();
	}

	private List<ScalingActivity> activities(boolean all) {
		return this.scaling
			.describeScalingActivities((request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
				.resourceId(variant())
				.includeNotScaledActivities(all))
			.scalingActivities();
	}

	private String variant() {
		return "endpoint/" + this.stack.name() + "/variant/AllTraffic";
	}

}
