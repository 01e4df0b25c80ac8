package dev.crossover.infra.scaling;

import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTarget;
import software.constructs.Construct;

/**
 * Between how many instances an endpoint's variant may move. No role is named: SageMaker
 * scales by a service-linked one.
 */
public final class InstanceLimits extends Construct {

	public InstanceLimits(Construct scope, String id, Props props) {
		super(scope, id);
		CfnScalableTarget.Builder.create(this, "Target")
			.serviceNamespace("sagemaker")
			.scalableDimension("sagemaker:variant:DesiredInstanceCount")
			.resourceId("endpoint/%s/variant/%s".formatted(props.endpointName(), props.variant()))
			.minCapacity(props.least())
			.maxCapacity(props.most())
			.build();
	}

	/**
	 * Whose instances, and how many.
	 *
	 * @param endpointName the endpoint
	 * @param variant its variant
	 * @param least zero, where the endpoint may sleep
	 * @param most what the account's purse allows
	 */
	public record Props(String endpointName, String variant, int least, int most) {

	}

}
