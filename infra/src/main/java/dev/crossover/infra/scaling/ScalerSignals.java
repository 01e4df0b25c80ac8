package dev.crossover.infra.scaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.SqsSendMessage;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Everything that may make the scaler look: work that waits, an alarm or the endpoint
 * that changes, a minute that passes. All of it arrives in one queue.
 */
public final class ScalerSignals extends Construct {

	private final IEventBus bus;

	private final IQueue scalerEvents;

	public ScalerSignals(Construct scope, String id, Props props) {
		super(scope, id);
		// By its ARN, so that targets do not write rules of this stack into the queue's
		// policy.
		this.scalerEvents = Queue.fromQueueArn(this, "ScalerEvents", props.scalerEventsArn());
		this.bus = EventBus.Builder.create(this, "Bus")
			.description("What Crossover's services tell one another")
			.build();
		listenToWork();
		listenToAlarms(props.alarms());
		listenToEndpoint(props.endpointArn());
		checkForIdleness();
	}

	private void listenToWork() {
		Rule.Builder.create(this, "WorkWaits")
			.description("Work was accepted for a GPU that may be asleep")
			.eventBus(this.bus)
			.eventPattern(EventPattern.builder()
				.source(List.of("crossover.gpu-pipeline"))
				.detailType(List.of("Work Waits"))
				.build())
			.targets(List.of(new SqsQueue(this.scalerEvents)))
			.build();
	}

	private void listenToAlarms(List<Alarm> alarms) {
		Rule.Builder.create(this, "AlarmChanges")
			.description("An alarm of this stack changed its state")
			.eventPattern(EventPattern.builder()
				.source(List.of("aws.cloudwatch"))
				.detailType(List.of("CloudWatch Alarm State Change"))
				.resources(alarms.stream().map(Alarm::getAlarmArn).toList())
				.build())
			.targets(List.of(new SqsQueue(this.scalerEvents)))
			.build();
	}

	private void listenToEndpoint(String arn) {
		Rule.Builder.create(this, "EndpointChanges")
			.description("The GPU endpoint reached or left a state")
			.eventPattern(EventPattern.builder()
				.source(List.of("aws.sagemaker"))
				.detailType(List.of("SageMaker Endpoint State Change"))
				.resources(List.of(arn))
				.build())
			.targets(List.of(new SqsQueue(this.scalerEvents)))
			.build();
	}

	private void checkForIdleness() {
		Map<String, String> idleCheck = new LinkedHashMap<>();
		idleCheck.put("detail-type", "Idle Check");
		idleCheck.put("source", "crossover.schedule");
		Schedule.Builder.create(this, "IdleCheck")
			.description("Makes the scaler look whether the GPU may sleep")
			.schedule(ScheduleExpression.rate(Duration.minutes(1)))
			.target(SqsSendMessage.Builder.create(this.scalerEvents)
				.input(ScheduleTargetInput.fromObject(idleCheck))
				.role(schedulerRole())
				// The next check comes in a minute; a late one is worth nothing.
				.maxEventAge(Duration.minutes(1))
				.retryAttempts(2)
				.build())
			.build();
	}

	private Role schedulerRole() {
		return Role.Builder.create(this, "SchedulerRole")
			.description("What EventBridge Scheduler may do for Crossover")
			.assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
				.conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
				.build())
			.build();
	}

	/**
	 * The bus the services put their events on.
	 * @return a token for its name
	 */
	public String busName() {
		return this.bus.getEventBusName();
	}

	/**
	 * What is listened to, and who hears it.
	 *
	 * @param scalerEventsArn the scaler's queue
	 * @param alarms the alarms whose changes it hears
	 * @param endpointArn the endpoint whose states it hears of
	 */
	public record Props(String scalerEventsArn, List<Alarm> alarms, String endpointArn) {

	}

}
