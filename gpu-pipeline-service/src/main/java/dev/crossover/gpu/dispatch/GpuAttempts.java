package dev.crossover.gpu.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.crossover.common.aws.Stack;
import dev.crossover.common.trace.CustomAttributes;
import dev.crossover.common.trace.Trail;
import dev.crossover.gpu.ledger.AttemptId;
import dev.crossover.gpu.ledger.S3Location;
import dev.crossover.gpu.ledger.Shards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncResponse;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Attempts on the GPU, through SageMaker's asynchronous endpoint. */
@Component
class GpuAttempts {

	private static final Logger log = LoggerFactory.getLogger(GpuAttempts.class);

	private static final String NDJSON = "application/x-ndjson";

	private final SageMakerRuntimeClient sageMaker;

	private final String endpoint;

	private final Shards shards;

	private final DispatchTimes times;

	private final Trail trail;

	GpuAttempts(@Lazy SageMakerRuntimeClient sageMaker, Stack stack, Shards shards, DispatchTimes times, Trail trail) {
		this.sageMaker = sageMaker;
		this.endpoint = stack.gpuEndpointName();
		this.shards = shards;
		this.times = times;
		this.trail = trail;
	}

	// Starts a claimed attempt; an endpoint that does not take it costs no attempt.
	void start(AttemptId id, S3Location payload, List<String> models) {
		invoke(id, payload, models).ifPresentOrElse((answer) -> started(id, answer),
				() -> this.shards.release(id, this.times.refusedUntil()));
	}

	private Optional<InvokeEndpointAsyncResponse> invoke(AttemptId id, S3Location payload, List<String> models) {
		try {
			return Optional.of(this.sageMaker.invokeEndpointAsync((request) -> request.endpointName(this.endpoint)
				.inferenceId(id.toString())
				.inputLocation(payload.uri())
				.contentType(NDJSON)
				.accept(NDJSON)
				.customAttributes(new CustomAttributes(String.join(",", models), this.trail.origin()).text())
				.requestTTLSeconds(this.times.queueSeconds())
				.invocationTimeoutSeconds(this.times.invocationSeconds())));
		}
		catch (SdkException ex) {
			log.warn("The GPU endpoint did not take {}: {}", id, ex.getMessage());
			return Optional.empty();
		}
	}

	private void started(AttemptId id, InvokeEndpointAsyncResponse answer) {
		Instant deadline = this.times.attemptDeadline();
		S3Location output = S3Location.parse(answer.outputLocation()).orElseThrow();
		this.shards.started(id, output, S3Location.parse(answer.failureLocation()).orElse(null), deadline,
				this.times.nextLook(deadline));
	}

}
