package dev.crossover.gpu.wake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

import dev.crossover.common.aws.Stack;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The GPU endpoint, looked at no more than once a second however many ask. */
@Component
class GpuEndpoint {

	private static final Duration FRESH = Duration.ofSeconds(1);

	private final SageMakerClient sageMaker;

	private final Stack stack;

	private final InstantSource clock;

	private @Nullable GpuSighting last;

	private Instant seenAt = Instant.EPOCH;

	GpuEndpoint(@Lazy SageMakerClient sageMaker, Stack stack, InstantSource clock) {
		this.sageMaker = sageMaker;
		this.stack = stack;
		this.clock = clock;
	}

	synchronized GpuSighting look() {
		Instant now = this.clock.instant();
		GpuSighting sighting = this.last;
		if (sighting == null || Duration.between(this.seenAt, now).compareTo(FRESH) >= 0) {
			sighting = describe();
			this.last = sighting;
			this.seenAt = now;
		}
		return sighting;
	}

	private GpuSighting describe() {
		return this.sageMaker.describeEndpoint((request) -> request.endpointName(this.stack.gpuEndpointName()))
			.productionVariants()
			.stream()
			.filter((variant) -> this.stack.gpuVariantName().equals(variant.variantName()))
			.findFirst()
			.map(GpuEndpoint::sighting)
			.orElseGet(() -> GpuSighting.of(0, 0));
	}

	private static GpuSighting sighting(ProductionVariantSummary variant) {
		return GpuSighting.of(Objects.requireNonNullElse(variant.currentInstanceCount(), 0),
				Objects.requireNonNullElse(variant.desiredInstanceCount(), 0));
	}

}
