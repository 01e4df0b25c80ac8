package dev.crossover.router.parameters;

import dev.crossover.policy.parameters.ParameterFaults;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.policy.routing.RoutingPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The policy by the parameters that are stored. Every router looks at them every few
 * seconds; one that cannot goes on with those it has.
 */
@Component
@EnableScheduling
public class CurrentPolicy implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(CurrentPolicy.class);

	private final ParametersStore store;

	private volatile RoutingPolicy policy = new RoutingPolicy(RoutingParameters.defaults());

	CurrentPolicy(ParametersStore store) {
		this.store = store;
	}

	/**
	 * The policy.
	 * @return the policy by the parameters last read
	 */
	public RoutingPolicy get() {
		return this.policy;
	}

	@Override
	public void run(ApplicationArguments args) {
		refresh();
	}

	@Scheduled(initialDelayString = "${crossover.router.parameters-every:2s}",
			fixedDelayString = "${crossover.router.parameters-every:2s}")
	synchronized void refresh() {
		try {
			this.store.find().ifPresent(this::use);
		}
		catch (RuntimeException ex) {
			log.warn("The routing parameters cannot be read; version {} stays in use: {}",
					this.policy.parameters().version(), ex.getClass().getSimpleName());
		}
	}

	/**
	 * Decides by other parameters from now on, if they are good ones.
	 * @param parameters the parameters
	 */
	synchronized void use(RoutingParameters parameters) {
		if (parameters.equals(this.policy.parameters())) {
			return;
		}
		if (!ParameterFaults.of(parameters).isEmpty()) {
			throw new IllegalStateException("stored parameters are faulty");
		}
		log.info("Routing by parameters of version {}", parameters.version());
		this.policy = new RoutingPolicy(parameters);
	}

}
