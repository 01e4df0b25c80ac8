package dev.crossover.cloud.sagemaker;

import java.util.List;

import dev.crossover.cloud.faults.Fleets;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;

/** The instances of asynchronous endpoints, which can fail to come and can die. */
final class EndpointFleets implements Fleets {

	private final Endpoints endpoints;

	private final Hosting hosting;

	EndpointFleets(Endpoints endpoints, Hosting hosting) {
		this.endpoints = endpoints;
		this.hosting = hosting;
	}

	@Override
	public List<String> names() {
		return this.endpoints.matching((endpoint) -> true).stream().map(EndpointDefinition::name).toList();
	}

	@Override
	public void withholdCapacity(String endpoint, int attempts) {
		this.hosting.capacity(endpoint).withhold(attempts);
	}

	@Override
	public void restoreCapacity(String endpoint) {
		this.hosting.capacity(endpoint).restore();
	}

	@Override
	public boolean killInstance(String endpoint) {
		return this.endpoints.live(endpoint).map((live) -> switch (live) {
			case LiveEndpoint.Async async -> async.endpoint().kill();
			case LiveEndpoint.Serverless serverless -> false;
		}).orElse(false);
	}

}
