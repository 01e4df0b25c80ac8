package dev.crossover.infra.dashboard;

import java.util.List;
import java.util.stream.Stream;

import dev.crossover.infra.cpu.CpuEndpoint;
import dev.crossover.infra.gpu.GpuEndpoint;
import dev.crossover.infra.items.ItemTable;
import dev.crossover.infra.messaging.WorkQueue;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/**
 * Alarms on top, then a row a question: do customers wait, do the pipelines run, is the
 * data safe. Only metrics that AWS publishes by itself.
 */
public final class OperationsDashboard extends Construct {

	private static final int FULL_WIDTH = 24;

	private static final int THIRD = 8;

	private static final MetricOptions LONGEST = MetricOptions.builder()
		.statistic("Maximum")
		.period(Duration.minutes(1))
		.build();

	private static final MetricOptions TOTAL = MetricOptions.builder()
		.statistic("Sum")
		.period(Duration.minutes(1))
		.build();

	public OperationsDashboard(Construct scope, String id, Props props) {
		super(scope, id);
		EndpointMetrics gpu = new EndpointMetrics(props.gpu().name(), GpuEndpoint.VARIANT);
		EndpointMetrics cpu = new EndpointMetrics(props.cpu().name(), props.cpu().variant());
		Dashboard.Builder.create(this, "Dashboard")
			.widgets(List.of(List.of(alarms(props.alarms())), customers(gpu, cpu), pipelines(gpu, cpu),
					data(props.queues(), props.tables())))
			.build();
	}

	private static IWidget alarms(List<Alarm> alarms) {
		return AlarmStatusWidget.Builder.create().title("Alarms").alarms(alarms).width(FULL_WIDTH).build();
	}

	private static List<IWidget> customers(EndpointMetrics gpu, EndpointMetrics cpu) {
		return List.of(
				graph("Customers: a small request takes (µs)", cpu.ofVariant("ModelLatency", "p50"),
						cpu.ofVariant("ModelLatency", "p99"), cpu.ofVariant("OverheadLatency", "p99")),
				graph("Customers: the oldest shard has waited (s)",
						gpu.ofEndpoint("ApproximateAgeOfOldestRequest", "Maximum")),
				graph("Customers: refused or failed", cpu.ofVariant("Invocation4XXErrors", "Sum"),
						cpu.ofVariant("Invocation5XXErrors", "Sum"), gpu.ofVariant("InvocationFailures", "Sum"),
						gpu.ofVariant("ExpiredRequests", "Sum")));
	}

	private static List<IWidget> pipelines(EndpointMetrics gpu, EndpointMetrics cpu) {
		return List.of(
				graph("GPU: backlog, and backlog without an instance",
						gpu.ofEndpoint("ApproximateBacklogSize", "Maximum"),
						gpu.ofEndpoint("HasBacklogWithoutCapacity", "Average")),
				graph("GPU: a shard's time (ms)", gpu.ofVariant("TimeInBacklog", "p90"),
						gpu.ofVariant("TotalProcessingTime", "p90")),
				graph("CPU: share of its concurrency in use, and spill-over",
						cpu.ofVariant("ServerlessConcurrentExecutionsUtilization", "Maximum"),
						cpu.ofVariant("ServerlessProvisionedConcurrencyUtilization", "Maximum"),
						cpu.ofVariant("ServerlessProvisionedConcurrencySpilloverInvocations", "Maximum")));
	}

	private static List<IWidget> data(List<WorkQueue> queues, List<ItemTable> tables) {
		return List.of(
				graph("Data: the oldest message of each queue (s)",
						queues.stream().map((each) -> each.queue().metricApproximateAgeOfOldestMessage(LONGEST))),
				graph("Data: dead letters",
						queues.stream()
							.map((each) -> each.deadLetters().metricApproximateNumberOfMessagesVisible(LONGEST))),
				graph("Data: throttled reads and writes of each table",
						tables.stream()
							.flatMap((each) -> Stream.of(each.table().metric("ReadThrottleEvents", TOTAL),
									each.table().metric("WriteThrottleEvents", TOTAL)))));
	}

	private static IWidget graph(String title, IMetric... metrics) {
		return graph(title, Stream.of(metrics));
	}

	private static IWidget graph(String title, Stream<? extends IMetric> metrics) {
		return GraphWidget.Builder.create().title(title).left(metrics.toList()).width(THIRD).build();
	}

	/**
	 * What is shown.
	 *
	 * @param gpu the endpoint for batches
	 * @param cpu the endpoint for small requests
	 * @param queues the queues between the services
	 * @param tables the tables
	 * @param alarms what may ring
	 */
	public record Props(GpuEndpoint gpu, CpuEndpoint cpu, List<WorkQueue> queues, List<ItemTable> tables,
			List<Alarm> alarms) {

	}

}
