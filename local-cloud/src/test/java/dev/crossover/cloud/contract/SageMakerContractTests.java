package dev.crossover.cloud.contract;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelSummary;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** SageMaker's endpoints, asynchronous and serverless: their life and their answers. */
class SageMakerContractTests extends EndpointContract {

	private final SageMakerRuntimeClient runtime = client(SageMakerRuntimeClient.builder());

	SageMakerContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void definitionsAreDescribedListedAndDeleted() {
		model();
		serverless(2);

		assertThat(this.sageMaker.describeModel((request) -> request.modelName(this.name)).primaryContainer().image())
			.isEqualTo(aim().image());
		assertThat(this.sageMaker.describeEndpointConfig((request) -> request.endpointConfigName(this.name))
			.productionVariants()
			.getFirst()
			.serverlessConfig()
			.maxConcurrency()).isEqualTo(2);
		assertThat(this.sageMaker.listModelsPaginator((request) -> request.nameContains(this.name)).models())
			.extracting(ModelSummary::modelName)
			.containsExactly(this.name);
		assertThat(this.sageMaker.listEndpointConfigs((request) -> request.nameContains(this.name)).endpointConfigs())
			.extracting(EndpointConfigSummary::endpointConfigName)
			.containsExactly(this.name);

		this.sageMaker.deleteEndpointConfig((request) -> request.endpointConfigName(this.name));
		this.sageMaker.deleteModel((request) -> request.modelName(this.name));
		assertRefused(() -> this.sageMaker.describeEndpointConfig((request) -> request.endpointConfigName(this.name)));
		assertRefused(() -> this.sageMaker.describeModel((request) -> request.modelName(this.name)));
	}

	@Test
	void serverlessEndpointAnswersAtOnce() {
		model();
		serverless(2);
		endpoint();
		awaitService();

		assertThat(this.runtime
			.invokeEndpoint((request) -> request.endpointName(this.name)
				.contentType("text/plain")
				.accept("text/plain")
				.customAttributes("contract")
				.body(SdkBytes.fromUtf8String("hello")))
			.body()
			.asUtf8String()).isEqualTo("HELLO");
		assertThat(this.sageMaker.listEndpoints((request) -> request.nameContains(this.name)).endpoints())
			.singleElement()
			.satisfies((one) -> assertThat(one.endpointStatus()).isEqualTo(EndpointStatus.IN_SERVICE));
		assertThatExceptionOfType(SageMakerRuntimeException.class)
			.isThrownBy(() -> this.runtime.invokeEndpoint((request) -> request.endpointName(this.name)
				.contentType("text/plain")
				.body(SdkBytes.fromByteArray(new byte[(4 << 20) + 1]))))
			.satisfies((ex) -> assertThat(ex.statusCode()).isBetween(400, 413));

		this.sageMaker.deleteEndpoint((request) -> request.endpointName(this.name));
		patiently().untilAsserted(() -> assertRefused(this::describe));
	}

	@Test
	void asynchronousEndpointWritesItsOutputAndSleeps() {
		String bucket = bucket();
		model();
		asynchronous(bucket);
		endpoint();
		awaitService();
		assertThat(variant().currentInstanceCount()).isEqualTo(1);

		InvokeEndpointAsyncResponse accepted = this.runtime
			.invokeEndpointAsync((request) -> request.endpointName(this.name)
				.contentType("text/plain")
				.inferenceId("contract-1")
				.inputLocation("s3://%s/input".formatted(bucket)));
		assertThat(accepted.inferenceId()).isEqualTo("contract-1");
		assertThat(accepted.outputLocation()).startsWith("s3://%s/output/".formatted(bucket));
		patiently().ignoreExceptionsInstanceOf(S3Exception.class)
			.untilAsserted(() -> assertThat(object(accepted.outputLocation())).isEqualTo("WORK"));

		scale(0);
		assertThat(describe().endpointStatus()).isIn(EndpointStatus.UPDATING, EndpointStatus.IN_SERVICE);
		awaitService();
		assertThat(variant().currentInstanceCount()).isZero();
		assertThat(variant().desiredInstanceCount()).isZero();
		assertThat(this.sageMaker.describeEndpointConfig((request) -> request.endpointConfigName(this.name))
			.asyncInferenceConfig()
			.outputConfig()
			.s3OutputPath()).isEqualTo("s3://%s/output/".formatted(bucket));
	}

	@Test
	void updatedEndpointFollowsItsNewConfiguration() {
		String bucket = bucket();
		String next = name("next");
		model();
		asynchronous(bucket);
		asynchronous(next, bucket, "next");
		endpoint();
		awaitService();

		update(next, false);
		assertRefused(() -> update(this.name, false));
		awaitService();
		assertThat(describe().endpointConfigName()).isEqualTo(next);
		assertThat(variant().currentInstanceCount()).isEqualTo(1);
		String output = this.runtime
			.invokeEndpointAsync((request) -> request.endpointName(this.name)
				.contentType("text/plain")
				.inputLocation("s3://%s/input".formatted(bucket)))
			.outputLocation();
		assertThat(output).startsWith("s3://%s/next/".formatted(bucket));
		patiently().ignoreExceptionsInstanceOf(S3Exception.class)
			.untilAsserted(() -> assertThat(object(output)).isEqualTo("WORK"));

		scale(0);
		awaitService();
		update(this.name, true);
		awaitService();
		assertThat(variant().currentInstanceCount()).as("its capacity is retained").isZero();
		this.sageMaker.deleteEndpointConfig((request) -> request.endpointConfigName(next));
		assertRefused(() -> update(next, false));
	}

	@Test
	void whatCannotBeIsRefused() {
		assertRefused(() -> this.sageMaker
			.createEndpoint((request) -> request.endpointName(this.name).endpointConfigName("contract-nobody")));
		assertRefused(this::describe);
		assertThatExceptionOfType(SageMakerRuntimeException.class)
			.isThrownBy(() -> this.runtime.invokeEndpoint((request) -> request.endpointName(this.name)
				.contentType("text/plain")
				.body(SdkBytes.fromUtf8String("nobody"))))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
		model();
		assertRefused(this::model);
	}

	private void update(String config, boolean retaining) {
		this.sageMaker.updateEndpoint((request) -> request.endpointName(this.name)
			.endpointConfigName(config)
			.retainAllVariantProperties(retaining));
	}

}
