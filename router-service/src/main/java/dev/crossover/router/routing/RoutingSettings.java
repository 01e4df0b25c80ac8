package dev.crossover.router.routing;

import dev.crossover.policy.pricing.CostModel;
import dev.crossover.policy.pricing.PriceList;
import dev.crossover.policy.pricing.ThroughputProfile;
import dev.crossover.policy.routing.RoutingPolicy;
import dev.crossover.policy.routing.RoutingRules;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policy and its parameters. */
@Configuration(proxyBeanMethods = false)
class RoutingSettings {

	@Bean
	RoutingRules routingRules() {
		return RoutingRules.fixedThreshold();
	}

	@Bean
	CostModel costModel() {
		return new CostModel(PriceList.usEast1(), ThroughputProfile.assumed());
	}

	@Bean
	RoutingPolicy routingPolicy(RoutingRules rules, CostModel costs) {
		return new RoutingPolicy(rules, costs);
	}

}
