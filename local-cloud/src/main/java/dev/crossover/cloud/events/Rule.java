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
 * @param description what it is for, may be empty
 * @param pattern the events it takes
 * @param enabled whether it takes any
 * @param targets where it sends them
 */
record Rule(String bus, String name, String description, JsonNode pattern, boolean enabled, List<Target> targets) {

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

	Rule with(List<Target> all) {
		return new Rule(this.bus, this.name, this.description, this.pattern, this.enabled, all);
	}

	Rule with(boolean enable) {
		return new Rule(this.bus, this.name, this.description, this.pattern, enable, this.targets);
	}

	boolean takes(BusEvent event) {
		return this.enabled && EventPattern.matches(this.pattern, event.envelope());
	}

}
