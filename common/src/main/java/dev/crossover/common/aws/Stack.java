package dev.crossover.common.aws;

import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The outputs of the deployed stacks, by their names: where everything is.
 *
 * @param payloadBucket S3 bucket of shards, outputs and failures
 * @param ledgerTable DynamoDB table of batches and shards
 * @param resultsTable DynamoDB table of results
 * @param accountsTable DynamoDB table of accounts and their keys
 * @param idempotencyTable DynamoDB table of idempotency keys
 * @param scalingLogTable DynamoDB table of scaling decisions
 * @param completionsQueueUrl SQS queue of SageMaker's notifications
 * @param resultsQueueUrl SQS queue of results to store
 * @param replicationQueueUrl SQS queue of results to replicate
 * @param scalerEventsQueueUrl SQS queue of reasons to look at the GPU
 * @param gpuEndpointName SageMaker Async endpoint
 * @param gpuVariantName its production variant
 * @param cpuEndpointName SageMaker Serverless endpoint
 * @param eventBusName EventBridge bus of this system's events
 */
@ConfigurationProperties("crossover.stack")
@Validated
public record Stack(@NotBlank String payloadBucket, @NotBlank String ledgerTable, @NotBlank String resultsTable,
		@NotBlank String accountsTable, @NotBlank String idempotencyTable, @NotBlank String scalingLogTable,
		@NotBlank String completionsQueueUrl, @NotBlank String resultsQueueUrl, @NotBlank String replicationQueueUrl,
		@NotBlank String scalerEventsQueueUrl, @NotBlank String gpuEndpointName, @NotBlank String gpuVariantName,
		@NotBlank String cpuEndpointName, @NotBlank String eventBusName) {
}
