package dev.crossover.infra;

import java.util.List;

import dev.crossover.infra.cpu.CpuEndpoint;
import dev.crossover.infra.dashboard.OperationsDashboard;
import dev.crossover.infra.gpu.GpuEndpoint;
import dev.crossover.infra.messaging.DeadLetterAlarm;
import dev.crossover.infra.messaging.WorkQueue;
import dev.crossover.infra.scaling.InstanceLimits;
import dev.crossover.infra.scaling.ScalerSignals;
import dev.crossover.infra.scaling.WakeAlarm;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.constructs.Construct;

/**
 * What can be torn down and built again without losing anything: both endpoints, what
 * scales them, and what watches them.
 */
public final class CrossoverPipelines extends Stack {

	private final CrossoverState state;

	CrossoverPipelines(Construct scope, String id, CrossoverState state) {
		super(scope, id, StackProps.builder().description("Crossover: endpoints, scaling and alarms").build());
		this.state = state;
		String image = image();
		GpuEndpoint gpu = new GpuEndpoint(this, "Gpu",
				new GpuEndpoint.Props(image, "ml.g4dn.xlarge", 2, state.payloads(), state.topics()));
		CpuEndpoint cpu = new CpuEndpoint(this, "Cpu", new CpuEndpoint.Props(image, 6144, 20, 2));
		new InstanceLimits(this, "GpuInstances", new InstanceLimits.Props(gpu.name(), GpuEndpoint.VARIANT, 0, 2));
		List<Alarm> alarms = alarms(gpu);
		ScalerSignals signals = new ScalerSignals(this, "Scaler",
				new ScalerSignals.Props(state.queues().scalerEvents().queue().getQueueArn(), alarms, gpu.arn()));
		new OperationsDashboard(this, "Operations",
				new OperationsDashboard.Props(gpu, cpu, state.queues().all(), state.tables().all(), alarms));
		output("GpuEndpointName", gpu.name());
		output("GpuVariantName", GpuEndpoint.VARIANT);
		output("CpuEndpointName", cpu.name());
		output("EventBusName", signals.busName());
	}

	private String image() {
		return CfnParameter.Builder.create(this, "ModelServerImage")
			.type("String")
			.description("The model server's container image, of an ECR repository named crossover/...")
			.build()
			.getValueAsString();
	}

	private List<Alarm> alarms(GpuEndpoint gpu) {
		Queues queues = this.state.queues();
		return List.of(new WakeAlarm(this, "WorkWithoutGpu", new WakeAlarm.Props(gpu.name())).alarm(),
				deadLetters("DeadCompletions", "completions", queues.completions()),
				deadLetters("DeadResults", "results", queues.results()),
				deadLetters("DeadReplication", "replication", queues.replication()),
				deadLetters("DeadScalerEvents", "scaler events", queues.scalerEvents()));
	}

	private Alarm deadLetters(String id, String work, WorkQueue queue) {
		return new DeadLetterAlarm(this, id, new DeadLetterAlarm.Props(work, queue)).alarm();
	}

	private void output(String name, String value) {
		CfnOutput.Builder.create(this, name).value(value).build();
	}

}
