package dev.crossover.cloud.sagemaker;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.crossover.cloud.events.BusEvent;
import dev.crossover.cloud.events.Buses;
import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.sagemaker.definition.EndpointDefinition;

/** Tells the default event bus of an endpoint's states, as SageMaker does. */
final class StateChanges {

	private final Buses buses;

	StateChanges(Buses buses) {
		this.buses = buses;
	}

	/**
	 * Tells that an endpoint is in a state.
	 * @param endpoint the endpoint
	 * @param status the state, in the control plane's words
	 * @param variant the endpoint's one variant
	 * @param now the cloud's time
	 */
	void tell(EndpointDefinition endpoint, String status, Map<String, ?> variant, Instant now) {
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("EndpointName", endpoint.name());
		detail.put("EndpointArn", endpoint.arn());
		detail.put("EndpointConfigName", endpoint.config());
		detail.put("ProductionVariants", List.of(variant));
		// The control plane says InService, the event IN_SERVICE.
		detail.put("EndpointStatus", status.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
		detail.put("CreationTime", endpoint.created().toEpochMilli());
		detail.put("LastModifiedTime", endpoint.modified().toEpochMilli());
		detail.put("Tags", Map.of());
		this.buses.put(Buses.DEFAULT, BusEvent.of("aws.sagemaker", "SageMaker Endpoint State Change",
				List.of(endpoint.arn()), now, Trees.JSON.valueToTree(detail)));
	}

}
