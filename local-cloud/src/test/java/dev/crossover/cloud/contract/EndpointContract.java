package dev.crossover.cloud.contract;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DesiredWeightAndCapacity;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Defines endpoints, brings them up and watches them. */
abstract class EndpointContract extends Contract {

	final SageMakerClient sageMaker = client(SageMakerClient.builder());

	final S3Client s3;

	final String name = name("endpoint");

	EndpointContract(Aim aim) {
		super(aim);
		this.s3 = client(S3Client.builder().forcePathStyle(aim.isOwn()));
	}

	void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(SageMakerException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(400));
	}

	void model() {
		this.sageMaker.createModel((request) -> request.modelName(this.name)
			.executionRoleArn(aim().role())
			.primaryContainer((container) -> container.image(aim().image())));
		deleteLater(() -> this.sageMaker.deleteModel((request) -> request.modelName(this.name)));
	}

	void serverless(int concurrency) {
		ProductionVariant variant = ProductionVariant.builder()
			.variantName("AllTraffic")
			.modelName(this.name)
			.serverlessConfig((config) -> config.memorySizeInMB(2048).maxConcurrency(concurrency))
			.build();
		this.sageMaker
			.createEndpointConfig((request) -> request.endpointConfigName(this.name).productionVariants(variant));
		deleteLater(() -> this.sageMaker.deleteEndpointConfig((request) -> request.endpointConfigName(this.name)));
	}

	void asynchronous(String bucket) {
		asynchronous(this.name, bucket, "output");
	}

	void asynchronous(String config, String bucket, String folder) {
		ProductionVariant variant = ProductionVariant.builder()
			.variantName("AllTraffic")
			.modelName(this.name)
			.instanceType(ProductionVariantInstanceType.ML_G4_DN_XLARGE)
			.initialInstanceCount(1)
			.build();
		this.sageMaker.createEndpointConfig((request) -> request.endpointConfigName(config)
			.productionVariants(variant)
			.asyncInferenceConfig((async) -> async
				.outputConfig((output) -> output.s3OutputPath("s3://%s/%s/".formatted(bucket, folder)))));
		deleteLater(() -> this.sageMaker.deleteEndpointConfig((request) -> request.endpointConfigName(config)));
	}

	void endpoint() {
		this.sageMaker.createEndpoint((request) -> request.endpointName(this.name).endpointConfigName(this.name));
		deleteLater(() -> this.sageMaker.deleteEndpoint((request) -> request.endpointName(this.name)));
	}

	String bucket() {
		String bucket = name("async");
		this.s3.createBucket((request) -> request.bucket(bucket));
		deleteLater(() -> this.s3.deleteBucket((request) -> request.bucket(bucket)));
		deleteLater(() -> this.s3.listObjectsV2((request) -> request.bucket(bucket))
			.contents()
			.forEach((object) -> this.s3.deleteObject((request) -> request.bucket(bucket).key(object.key()))));
		this.s3.putObject((request) -> request.bucket(bucket).key("input").contentType("text/plain"),
				RequestBody.fromString("work"));
		return bucket;
	}

	void scale(int count) {
		List<DesiredWeightAndCapacity> wish = List
			.of(DesiredWeightAndCapacity.builder().variantName("AllTraffic").desiredInstanceCount(count).build());
		this.sageMaker.updateEndpointWeightsAndCapacities(
				(request) -> request.endpointName(this.name).desiredWeightsAndCapacities(wish));
	}

	void awaitService() {
		patiently().until(() -> describe().endpointStatus() == EndpointStatus.IN_SERVICE);
	}

	DescribeEndpointResponse describe() {
		return this.sageMaker.describeEndpoint((request) -> request.endpointName(this.name));
	}

	ProductionVariantSummary variant() {
		return describe().productionVariants().getFirst();
	}

	String object(String location) {
		String[] parts = location.substring("s3://".length()).split("/", 2);
		return this.s3.getObjectAsBytes((request) -> request.bucket(parts[0]).key(parts[1])).asUtf8String();
	}

}
