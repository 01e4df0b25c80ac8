package dev.crossover.cloud.contract;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.AdjustmentType;
import software.amazon.awssdk.services.applicationautoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.applicationautoscaling.model.NotScaledReason;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Application Auto Scaling: targets, policies and activities of an endpoint's instances.
 */
class AutoScalingContractTests extends EndpointContract {

	private static final ScalableDimension INSTANCES = ScalableDimension.SAGEMAKER_VARIANT_DESIRED_INSTANCE_COUNT;

	private final ApplicationAutoScalingClient scaling = client(ApplicationAutoScalingClient.builder());

	private final String variant = "endpoint/%s/variant/AllTraffic".formatted(this.name);

	AutoScalingContractTests(Aim aim) {
		super(aim);
	}

	@BeforeEach
	void createEndpoint() {
		model();
		asynchronous(bucket());
		endpoint();
		awaitService();
	}

	@Test
	void targetIsDescribedChangedAndGivenUp() {
		register(0, 1);
		register(0, 3);

		assertThat(targets()).singleElement().satisfies((target) -> {
			assertThat(target.minCapacity()).isZero();
			assertThat(target.maxCapacity()).isEqualTo(3);
			assertThat(target.scalableDimension()).isEqualTo(INSTANCES);
			assertThat(target.suspendedState().dynamicScalingInSuspended()).isFalse();
		});

		deregister();
		assertThat(targets()).isEmpty();
		assertThatExceptionOfType(ObjectNotFoundException.class).isThrownBy(this::deregister);
	}

	@Test
	void capacityIsBroughtIntoTheBoundsAtOnce() {
		register(2, 2);

		patiently().until(() -> variant().desiredInstanceCount() == 2);
	}

	@Test
	void policyIsDescribedAndDeleted() {
		assertThatExceptionOfType(ObjectNotFoundException.class).isThrownBy(this::policy);
		register(0, 2);

		String arn = policy();

		assertThat(policies()).singleElement().satisfies((policy) -> {
			assertThat(policy.policyARN()).isEqualTo(arn);
			assertThat(policy.stepScalingPolicyConfiguration().cooldown()).isEqualTo(300);
		});
		this.scaling.deleteScalingPolicy((delete) -> delete.serviceNamespace(ServiceNamespace.SAGEMAKER)
			.scalableDimension(INSTANCES)
			.resourceId(this.variant)
			.policyName("wake"));
		assertThat(policies()).isEmpty();
	}

	@Test
	void activitiesTellWhatWasScaledAndWhyNothingWas() {
		register(0, 2);
		assertThat(activities(true)).isEmpty();
		String alarm = alarmThatCalls(policy());

		patiently().until(() -> variant().desiredInstanceCount() == 2);
		patiently().untilAsserted(() -> assertThat(activities(false)).singleElement().satisfies((activity) -> {
			assertThat(activity.statusCode()).isEqualTo(ScalingActivityStatusCode.SUCCESSFUL);
			assertThat(activity.description()).isEqualTo("Setting desired instance count to 2.");
			assertThat(activity.cause()).contains(alarm, "wake");
			assertThat(activity.resourceId()).isEqualTo(this.variant);
			assertThat(activity.endTime()).isAfterOrEqualTo(activity.startTime());
		}));
		patiently().untilAsserted(() -> assertThat(activities(true)).first()
			.satisfies((activity) -> assertThat(activity.notScaledReasons()).extracting(NotScaledReason::code)
				.containsExactly("AlreadyAtMaxCapacity")));
		assertThat(this.scaling
			.describeScalingActivitiesPaginator((request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
				.resourceId(this.variant)
				.includeNotScaledActivities(true)
				.maxResults(1))
			.stream()
			.limit(2)).allSatisfy((part) -> assertThat(part.scalingActivities()).hasSize(1));
		assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> this.scaling.describeScalingActivities(
				(request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER).scalableDimension(INSTANCES)));
		assertThatExceptionOfType(InvalidNextTokenException.class)
			.isThrownBy(() -> this.scaling.describeScalingActivities(
					(request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER).nextToken("nobody's")));
	}

	private String alarmThatCalls(String policy) {
		CloudWatchClient cloudWatch = client(CloudWatchClient.builder());
		String alarm = name("busy");
		cloudWatch.putMetricAlarm((request) -> request.alarmName(alarm)
			.namespace(alarm)
			.metricName("Work")
			.statistic(Statistic.MAXIMUM)
			.period(60)
			.evaluationPeriods(1)
			// A state that is set by hand stays, since nothing is measured.
			.treatMissingData("ignore")
			.threshold(1.0)
			.comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
			.alarmActions(policy));
		deleteLater(() -> cloudWatch.deleteAlarms((request) -> request.alarmNames(alarm)));
		cloudWatch
			.setAlarmState((request) -> request.alarmName(alarm).stateValue(StateValue.ALARM).stateReason("by hand"));
		return alarm;
	}

	private void register(int least, int most) {
		this.scaling.registerScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.SAGEMAKER)
			.scalableDimension(INSTANCES)
			.resourceId(this.variant)
			.minCapacity(least)
			.maxCapacity(most));
		deleteLater(this::deregister);
	}

	private void deregister() {
		this.scaling.deregisterScalableTarget((target) -> target.serviceNamespace(ServiceNamespace.SAGEMAKER)
			.scalableDimension(INSTANCES)
			.resourceId(this.variant));
	}

	private String policy() {
		StepAdjustment one = StepAdjustment.builder().metricIntervalLowerBound(0.0).scalingAdjustment(1).build();
		return this.scaling
			.putScalingPolicy((policy) -> policy.serviceNamespace(ServiceNamespace.SAGEMAKER)
				.scalableDimension(INSTANCES)
				.resourceId(this.variant)
				.policyName("wake")
				.policyType(PolicyType.STEP_SCALING)
				.stepScalingPolicyConfiguration((steps) -> steps.adjustmentType(AdjustmentType.CHANGE_IN_CAPACITY)
					.cooldown(300)
					.stepAdjustments(one)))
			.policyARN();
	}

	private List<ScalableTarget> targets() {
		return this.scaling
			.describeScalableTargets(
					(request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER).resourceIds(this.variant))
			.scalableTargets();
	}

	private List<ScalingPolicy> policies() {
		return this.scaling
			.describeScalingPolicies(
					(request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER).resourceId(this.variant))
			.scalingPolicies();
	}

	private List<ScalingActivity> activities(boolean all) {
		return this.scaling
			.describeScalingActivities((request) -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
				.scalableDimension(INSTANCES)
				.resourceId(this.variant)
				.includeNotScaledActivities(all))
			.scalingActivities();
	}

}
