package dev.crossover.cloud.sagemaker;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.crossover.cloud.aws.AwsRequest;
import dev.crossover.cloud.aws.AwsResponse;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.time.CloudClock;

/**
 * SageMaker as the gateway sees it: its control plane and its runtime are two services
 * that sign with one name.
 */
public final class SageMaker implements AwsService {

	private final AwsService control;

	private final RuntimeCalls runtime;

	public SageMaker(Endpoints endpoints, CloudClock clock) {
		this.control = ControlCalls.service(endpoints);
		this.runtime = new RuntimeCalls(endpoints, clock);
	}

	@Override
	public Set<String> signingNames() {
		return this.control.signingNames();
	}

	@Override
	public Set<String> operations() {
		return Stream.of(this.control.operations(), RuntimeCalls.OPERATIONS)
			.flatMap(Set::stream)
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public AwsResponse handle(AwsRequest request) throws IOException {
		return RuntimeCalls.PATH.matcher(request.path()).matches() ? this.runtime.handle(request)
				: this.control.handle(request);
	}

}
