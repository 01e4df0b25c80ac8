package dev.crossover.infra.model;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sagemaker.CfnModel;
import software.amazon.awscdk.services.sagemaker.CfnModel.ContainerDefinitionProperty;
import software.constructs.Construct;

/**
 * The model server's image with its settings, and the role SageMaker runs it under. The
 * role starts with what every endpoint needs: its image, its logs, its metrics.
 */
public final class ModelServer extends Construct {

	private final Role role;

	private final CfnModel model;

	public ModelServer(Construct scope, String id, Props props) {
		super(scope, id);
		this.role = Role.Builder.create(this, "Role")
			.description("What SageMaker may do while it runs the model server")
			.assumedBy(new ServicePrincipal("sagemaker.amazonaws.com"))
			.build();
		basics().forEach(this.role::addToPolicy);
		this.model = CfnModel.Builder.create(this, "Model")
			.executionRoleArn(this.role.getRoleArn())
			.primaryContainer(
					ContainerDefinitionProperty.builder().image(props.image()).environment(props.environment()).build())
			.build();
		// The role's policy, too, must exist before SageMaker pulls the image.
		this.model.getNode().addDependency(this.role);
	}

	private List<PolicyStatement> basics() {
		return List.of(allow("*", "ecr:GetAuthorizationToken"),
				allow(arn("ecr", "repository", "crossover/*", ArnFormat.SLASH_RESOURCE_NAME),
						"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
				allow(arn("logs", "log-group", "/aws/sagemaker/Endpoints/*", ArnFormat.COLON_RESOURCE_NAME),
						"logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
				metrics());
	}

	private static PolicyStatement metrics() {
		PolicyStatement statement = allow("*", "cloudwatch:PutMetricData");
		statement.addCondition("StringLike", Map.of("cloudwatch:namespace", "/aws/sagemaker/*"));
		return statement;
	}

	private static PolicyStatement allow(String resource, String... actions) {
		return PolicyStatement.Builder.create().actions(List.of(actions)).resources(List.of(resource)).build();
	}

	private String arn(String service, String resource, String name, ArnFormat format) {
		return Stack.of(this)
			.formatArn(ArnComponents.builder()
				.service(service)
				.resource(resource)
				.resourceName(name)
				.arnFormat(format)
				.build());
	}

	/**
	 * The role an endpoint runs under, to be granted what that endpoint needs.
	 * @return the execution role
	 */
	public IRole role() {
		return this.role;
	}

	/**
	 * The model's name, known once deployed.
	 * @return a token for the name
	 */
	public String modelName() {
		return this.model.getAttrModelName();
	}

	/**
	 * What endpoints differ in.
	 *
	 * @param image the container image
	 * @param environment the model server's settings
	 */
	public record Props(String image, Map<String, String> environment) {

	}

}
