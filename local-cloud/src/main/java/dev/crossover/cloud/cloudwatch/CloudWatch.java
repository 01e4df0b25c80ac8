package dev.crossover.cloud.cloudwatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.cloudwatch.alarm.AlarmDefinition;
import dev.crossover.cloud.cloudwatch.alarm.AlarmOperations;
import dev.crossover.cloud.cloudwatch.alarm.Alarms;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.PropertyCheck;
import dev.crossover.cloud.protocol.RpcService;
import dev.crossover.cloud.template.Resource;
import dev.crossover.cloud.template.ResourceType;
import tools.jackson.databind.JsonNode;

/** CloudWatch as the gateway and a template see it. */
public final class CloudWatch {

	private CloudWatch() {
	}

	/**
	 * CloudWatch as the gateway sees it.
	 * @param metrics the metrics
	 * @param alarms the alarms
	 * @param dashboards the dashboards
	 * @return the service
	 */
	public static AwsService service(Metrics metrics, Alarms alarms, Dashboards dashboards) {
		Map<String, Operation> operations = new HashMap<>(MetricOperations.of(metrics));
		operations.putAll(AlarmOperations.of(alarms));
		operations.putAll(dashboards.operations());
		return new RpcService("monitoring", operations, CloudWatchErrors.QUERY_CODES);
	}

	/**
	 * What a template may hold of CloudWatch.
	 * @param alarms where to create alarms
	 * @param dashboards where to keep dashboards
	 * @return the types
	 */
	public static List<ResourceType> types(Alarms alarms, Dashboards dashboards) {
		return List.of(new AlarmType("AWS::CloudWatch::Alarm", alarms),
				new AlarmType("AWS::CloudWatch::CompositeAlarm", alarms), new DashboardType(dashboards));
	}

	/** Creates alarms of metrics, or of other alarms. */
	private record AlarmType(String name, Alarms alarms) implements ResourceType {

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			Fields fields = new Fields(properties);
			AlarmDefinition alarm = PropertyCheck.guarded(name(),
					() -> this.alarms.put(fields.text("AlarmName", physicalName), fields));
			return new Resource(alarm.name(), Map.of("Arn", alarm.arn()));
		}

	}

	/** Keeps dashboards. */
	private record DashboardType(Dashboards dashboards) implements ResourceType {

		@Override
		public String name() {
			return "AWS::CloudWatch::Dashboard";
		}

		@Override
		public Resource create(String physicalName, JsonNode properties) {
			PropertyCheck.only(name(), properties, Set.of("DashboardName", "DashboardBody"));
			Fields fields = new Fields(properties);
			String name = fields.text("DashboardName", physicalName);
			PropertyCheck.guarded(name(), () -> this.dashboards.put(name, fields.text("DashboardBody")));
			return new Resource(name, Map.of());
		}

	}

}
