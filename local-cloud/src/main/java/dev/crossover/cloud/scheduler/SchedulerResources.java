package dev.crossover.cloud.scheduler;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** Schedules and their groups out of a template. */
public final class SchedulerResources {

	private SchedulerResources() {
	}

	/**
	 * The types this package creates.
	 * @param schedules where to create them
	 * @return the types
	 */
	public static List<ResourceType> types(Schedules schedules) {
		return List.of(new ScheduleType(schedules), new GroupType(schedules));
	}

	/** Creates schedules. */
	private record ScheduleType(Schedules schedules) implements ResourceType {

		@Override
		public String name() {
			return "AWS::Scheduler::Schedule";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			Fields fields = new Fields(properties);
			Schedule schedule = PropertyCheck.guarded(name(), () -> this.schedules
				.put(fields.text("GroupName", Schedules.DEFAULT_GROUP), fields.text("Name", physicalName), fields));
			return new Resource(schedule.name(), Map.of("Arn", schedule.arn()));
		}

	}

	/** Creates groups. */
	private record GroupType(Schedules schedules) implements ResourceType {

		@Override
		public String name() {
			return "AWS::Scheduler::ScheduleGroup";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("Name"));
			String group = new Fields(properties).text("Name", physicalName);
			this.schedules.createGroup(group);
			return new Resource(group, Map.of("Arn", SchedulerService.groupArn(group), "State", "ACTIVE"));
		}

	}

}
