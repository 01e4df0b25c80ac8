package dev.crossover.cloud.sagemaker.definition;

import java.util.List;
import java.util.Set;

import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;

/** What an endpoint configuration means here: one variant, asynchronous or serverless. */
public sealed interface EndpointPlan {

	/**
	 * The variant's name.
	 * @return the name
	 */
	String variant();

	/**
	 * The name of the model it serves.
	 * @return the name
	 */
	String model();

	/** The instances one can have when the configuration does not say how busy. */
	int DEFAULT_CONCURRENCY = 4;

	/**
	 * Understands a configuration.
	 * @param config its members
	 * @return the plan
	 */
	static EndpointPlan of(Fields config) {
		config.only("EndpointConfig", Set.of("EndpointConfigName", "ProductionVariants", "AsyncInferenceConfig", "Tags",
				"ExecutionRoleArn", "KmsKeyId"));
		List<Fields> variants = config.list("ProductionVariants");
		if (variants.size() != 1) {
			throw Errors.unsupported("endpoints with " + variants.size() + " production variants; use one");
		}
		Fields variant = variants.getFirst();
		variant.only("ProductionVariants",
				Set.of("VariantName", "ModelName", "InitialInstanceCount", "InstanceType", "InitialVariantWeight",
						"ServerlessConfig", "ContainerStartupHealthCheckTimeoutInSeconds",
						"ModelDataDownloadTimeoutInSeconds", "VolumeSizeInGB", "EnableSSMAccess"));
		if (variant.has("ServerlessConfig")) {
			return serverless(variant, variant.structure("ServerlessConfig"));
		}
		if (!config.has("AsyncInferenceConfig")) {
			throw Errors.unsupported("real-time endpoints on instances; give AsyncInferenceConfig or ServerlessConfig");
		}
		return async(variant, config.structure("AsyncInferenceConfig"));
	}

	private static Serverless serverless(Fields variant, Fields config) {
		int memory = config.integer("MemorySizeInMB", 0, 1024, 6144);
		if (memory % 1024 != 0) {
			throw Errors.validation("MemorySizeInMB must be a multiple of 1024, not " + memory);
		}
		int concurrency = config.integer("MaxConcurrency", 0, 1, 200);
		int provisioned = config.integer("ProvisionedConcurrency", 0, 0, 200);
		if (provisioned > concurrency) {
			throw Errors.validation("ProvisionedConcurrency must be less than or equal to MaxConcurrency");
		}
		return new Serverless(variant.text("VariantName"), variant.text("ModelName"), memory, concurrency, provisioned);
	}

	private static Async async(Fields variant, Fields config) {
		Fields output = config.structure("OutputConfig");
		Fields notification = output.structure("NotificationConfig");
		notification.only("NotificationConfig", Set.of("SuccessTopic", "ErrorTopic", "IncludeInferenceResponseIn"));
		List<String> answers = notification.texts("IncludeInferenceResponseIn");
		int busy = config.structure("ClientConfig")
			.integer("MaxConcurrentInvocationsPerInstance", DEFAULT_CONCURRENCY, 1, 1000);
		return new Async(variant.text("VariantName"), variant.text("ModelName"), variant.text("InstanceType"),
				variant.integer("InitialInstanceCount", 1, 1, Integer.MAX_VALUE), busy,
				new AsyncOutput(output.text("S3OutputPath"), output.text("S3FailurePath", ""),
						notification.text("SuccessTopic", ""), notification.text("ErrorTopic", ""),
						answers.contains("SUCCESS_NOTIFICATION_TOPIC"), answers.contains("ERROR_NOTIFICATION_TOPIC")));
	}

	/**
	 * Instances behind a durable queue.
	 *
	 * @param variant the variant's name
	 * @param model the model's name
	 * @param instanceType the machine
	 * @param initialCount instances at first
	 * @param client what one instance does at once
	 * @param output where results and messages go
	 */
	record Async(String variant, String model, String instanceType, int initialCount, int client,
			AsyncOutput output) implements EndpointPlan {
	}

	/**
	 * Concurrency by the request.
	 *
	 * @param variant the variant's name
	 * @param model the model's name
	 * @param memoryMegabytes the memory of one execution
	 * @param maxConcurrency executions at a time
	 * @param provisioned executions that are kept warm
	 */
	record Serverless(String variant, String model, int memoryMegabytes, int maxConcurrency,
			int provisioned) implements EndpointPlan {
	}

	/**
	 * Where an asynchronous endpoint puts things.
	 *
	 * @param path the folder of results
	 * @param failurePath the folder of failures, may be empty
	 * @param successTopic told of successes, may be empty
	 * @param errorTopic told of failures, may be empty
	 * @param answerToSuccess whether a small answer is in the message about a success
	 * @param answerToError whether a small answer is in the message about a failure
	 */
	record AsyncOutput(String path, String failurePath, String successTopic, String errorTopic, boolean answerToSuccess,
			boolean answerToError) {
	}

}
