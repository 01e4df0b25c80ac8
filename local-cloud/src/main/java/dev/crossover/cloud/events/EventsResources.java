package dev.crossover.cloud.events;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** Buses and rules out of a template. */
public final class EventsResources {

	private EventsResources() {
	}

	/**
	 * The types this package creates.
	 * @param buses where to create them
	 * @return the types
	 */
	public static List<ResourceType> types(Buses buses) {
		return List.of(new BusType(buses), new RuleType(buses));
	}

	/** Creates buses. */
	private record BusType(Buses buses) implements ResourceType {

		@Override
		public String name() {
			return "AWS::Events::EventBus";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("Name", "Description"));
			String bus = new Fields(properties).text("Name", physicalName);
			String arn = this.buses.create(bus);
			return new Resource(bus, Map.of("Arn", arn, "Name", bus));
		}

	}

	/** Creates rules with their targets. */
	private record RuleType(Buses buses) implements ResourceType {

		@Override
		public String name() {
			return "AWS::Events::Rule";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties,
					Set.of("Name", "Description", "EventBusName", "EventPattern", "State", "Targets"));
			Fields fields = new Fields(properties);
			return PropertyCheck.guarded(name(), () -> create(fields.text("Name", physicalName), fields));
		}

		private Resource create(String rule, Fields fields) {
			Rule created = this.buses.put(new Rule(fields.text("EventBusName", ""), rule,
					fields.text("Description", ""), fields.node().path("EventPattern"),
					!fields.text("State", "ENABLED").equals("DISABLED"), List.of()));
			this.buses.setTargets(created, fields.list("Targets").stream().map(Target::of).toList());
			String ref = created.bus().equals(Buses.DEFAULT) ? rule : created.key();
			return new Resource(ref, Map.of("Arn", created.arn()));
		}

	}

}
