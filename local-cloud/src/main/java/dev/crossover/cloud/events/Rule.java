package dev.crossover.cloud.events;

import java.util.List;

import dev.crossover.cloud.pattern.EventPattern;
import dev.crossover.cloud.protocol.Arn;
import tools.jackson.databind.JsonNode;

/**
 * A rule of a bus.
 *
 * @param bus the bus
 * @param name the rule's name
 * @param pattern the events it takes
 * @param enabled whether it takes any
 * @param targets where it sends them
 */
record Rule(String bus, String name, JsonNode pattern, boolean enabled, List<Target> targets) {

	String key() {
		return key(this.bus, this.name);
	}

	static String key(String bus, String name) {
		return bus + "|" + name;
	}

	String arn() {
		String path = this.bus.equals(Buses.DEFAULT) ? this.name : this.bus + "/" + this.name;
		return new Arn("events", "rule/" + path).toString();
	}

	Rule withTargets(List<Target> all) {
		return new Rule(this.bus, this.name, this.pattern, this.enabled, all);
	}

	boolean takes(BusEvent event) {
		return this.enabled && EventPattern.matches(this.pattern, event.envelope());
	}

}
