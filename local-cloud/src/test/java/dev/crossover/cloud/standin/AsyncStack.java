package dev.crossover.cloud.standin;

import java.util.UUID;
import java.util.function.Consumer;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncResponse;

/**
 * An asynchronous endpoint out of template properties, with its bucket and the queue its
 * topics tell. Every stack has a name of its own, so tests share the engines.
 */
final class AsyncStack {

	private final String name;

	private final Cloud.Queue completions;

	private Cloud cloud;

	private AsyncStack(Cloud cloud, String name) {
		this.cloud = cloud;
		this.name = name;
		this.completions = cloud.queue("completions-" + name);
	}

	static AsyncStack create(Cloud cloud, String name) {
		AsyncStack stack = new AsyncStack(cloud, name + "-" + UUID.randomUUID().toString().substring(0, 8));
		cloud.s3().createBucket((bucket) -> bucket.bucket(stack.name));
		stack.provision();
		return stack;
	}

	String name() {
		return this.name;
	}

	Cloud.Queue completions() {
		return this.completions;
	}

	/** Creates, or creates again, the endpoint and what it needs. */
	void provision() {
		String success = topic("success");
		String error = topic("error");
		this.cloud.create("AWS::SageMaker::Model", "model-" + this.name,
				"{'PrimaryContainer':{'Image':'model','Environment':{'GREETING':'!'}},'ExecutionRoleArn':'arn:role'}"
					.replace('\'', '"'));
		this.cloud.create("AWS::SageMaker::EndpointConfig", "config-" + this.name, """
				{"ProductionVariants":[{"VariantName":"AllTraffic","ModelName":"model-%1$s",
				"InstanceType":"ml.g4dn.xlarge","InitialInstanceCount":1,"InitialVariantWeight":1}],
				"AsyncInferenceConfig":{"OutputConfig":{"S3OutputPath":"s3://%1$s/output/",
				"S3FailurePath":"s3://%1$s/failure/",
				"NotificationConfig":{"SuccessTopic":"%2$s","ErrorTopic":"%3$s",
				"IncludeInferenceResponseIn":["SUCCESS_NOTIFICATION_TOPIC","ERROR_NOTIFICATION_TOPIC"]}},
				"ClientConfig":{"MaxConcurrentInvocationsPerInstance":2}}}""".formatted(this.name, success, error));
		this.cloud.create("AWS::SageMaker::Endpoint", this.name,
				"{\"EndpointConfigName\":\"config-%s\"}".formatted(this.name));
	}

	/**
	 * Goes on with this stack in another cloud on the same folder.
	 * @param other the other cloud
	 */
	void moveTo(Cloud other) {
		this.cloud = other;
	}

	InvokeEndpointAsyncResponse invoke(String inferenceId, String text, String customAttributes) {
		String key = "input/" + inferenceId;
		this.cloud.s3().putObject((object) -> object.bucket(this.name).key(key), RequestBody.fromString(text));
		try (SageMakerRuntimeClient runtime = this.cloud.client(SageMakerRuntimeClient.builder())) {
			return runtime.invokeEndpointAsync((request) -> request.endpointName(this.name)
				.inferenceId(inferenceId)
				.contentType("text/plain")
				.accept("text/shout")
				.customAttributes(customAttributes)
				.inputLocation("s3://" + this.name + "/" + key));
		}
	}

	/**
	 * Asks with whatever a caller can say.
	 * @param more says it
	 * @return the answer
	 */
	InvokeEndpointAsyncResponse invoke(Consumer<InvokeEndpointAsyncRequest.Builder> more) {
		try (SageMakerRuntimeClient runtime = this.cloud.client(SageMakerRuntimeClient.builder())) {
			return runtime.invokeEndpointAsync(
					(request) -> more.accept(request.endpointName(this.name).body(SdkBytes.fromUtf8String("inline"))));
		}
	}

	void scale(int count) {
		DesiredWeightAndCapacity wish = DesiredWeightAndCapacity.builder()
			.variantName("AllTraffic")
			.desiredInstanceCount(count)
			.build();
		try (SageMakerClient sageMaker = this.cloud.client(SageMakerClient.builder())) {
			sageMaker.updateEndpointWeightsAndCapacities(
					(request) -> request.endpointName(this.name).desiredWeightsAndCapacities(wish));
		}
	}

	DescribeEndpointResponse describe() {
		try (SageMakerClient sageMaker = this.cloud.client(SageMakerClient.builder())) {
			return sageMaker.describeEndpoint((request) -> request.endpointName(this.name));
		}
	}

	int serving() {
		return describe().productionVariants().getFirst().currentInstanceCount();
	}

	String object(String location) {
		String key = location.substring(("s3://" + this.name + "/").length());
		return this.cloud.s3().getObjectAsBytes((object) -> object.bucket(this.name).key(key)).asUtf8String();
	}

	private String topic(String kind) {
		String arn = this.cloud.create("AWS::SNS::Topic", kind + "-" + this.name, "{}").ref();
		this.cloud.create("AWS::SNS::Subscription", "subscription", """
				{"TopicArn":"%s","Protocol":"sqs","Endpoint":"%s","RawMessageDelivery":true}""".formatted(arn,
				this.completions.arn()));
		return arn;
	}

}
