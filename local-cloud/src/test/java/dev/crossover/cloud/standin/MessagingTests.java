package dev.crossover.cloud.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.crossover.cloud.template.UnsupportedPropertyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Topics, rules and schedules on their way into queues. */
class MessagingTests {

	private static final double SECONDS_FOR_MINUTES = 60;

	@TempDir
	private Path folder;

	private Cloud cloud;

	private Cloud.Queue queue;

	@BeforeEach
	void start() {
		this.cloud = Cloud.start(this.folder, SECONDS_FOR_MINUTES, Duration.ZERO);
		this.queue = this.cloud.queue("messages-" + UUID.randomUUID());
	}

	@AfterEach
	void stop() {
		this.cloud.close();
	}

	@Test
	void topicWrapsAMessageUnlessTheSubscriptionIsRaw() {
		try (SnsClient sns = this.cloud.client(SnsClient.builder())) {
			String topic = sns.createTopic((request) -> request.name("news")).topicArn();
			String subscription = sns
				.subscribe((request) -> request.topicArn(topic).protocol("sqs").endpoint(this.queue.arn()))
				.subscriptionArn();
			String id = sns.publish((request) -> request.topicArn(topic).message("hello").subject("hi")).messageId();
			JsonNode wrapped = this.queue.next();
			sns.setSubscriptionAttributes((request) -> request.subscriptionArn(subscription)
				.attributeName("RawMessageDelivery")
				.attributeValue("true"));
			sns.publish((request) -> request.topicArn(topic).message("raw & plain"));
			List<Message> raw = this.queue.receive(Duration.ofSeconds(10));

			assertThat(wrapped.path("Type").asString("")).isEqualTo("Notification");
			assertThat(wrapped.path("Message").asString("")).isEqualTo("hello");
			assertThat(wrapped.path("MessageId").asString("")).isEqualTo(id);
			assertThat(wrapped.path("Subject").asString("")).isEqualTo("hi");
			assertThat(raw).extracting(Message::body).containsExactly("raw & plain");
			assertThatExceptionOfType(NotFoundException.class)
				.isThrownBy(() -> sns.publish((request) -> request.topicArn(topic + "x").message("lost")));
		}
	}

	@Test
	void ruleOfABusSendsWhatItsPatternTakes() {
		this.cloud.create("AWS::Events::EventBus", "bus", "{}");
		this.cloud.create("AWS::Events::Rule", "rule", """
				{"EventBusName":"bus","EventPattern":{"source":["shop"],"detail-type":[{"prefix":"Order"}],
				"detail":{"amount":[{"numeric":[">",10]}],"test":[{"exists":false}],
				"state":[{"anything-but":["draft"]}]}},"Targets":[{"Id":"1","Arn":"%s"}]}"""
			.formatted(this.queue.arn()));
		try (EventBridgeClient events = this.cloud.client(EventBridgeClient.builder())) {
			put(events, "{\"amount\":5,\"state\":\"paid\"}");
			put(events, "{\"amount\":50,\"state\":\"draft\"}");
			put(events, "{\"amount\":50,\"state\":\"paid\",\"test\":1}");
			PutEventsResponse taken = put(events, "{\"amount\":51,\"state\":\"paid\"}");
			JsonNode event = this.queue.next();

			assertThat(event.at("/detail/amount").asInt()).isEqualTo(51);
			assertThat(event.path("id").asString("")).isEqualTo(taken.entries().getFirst().eventId());
			assertThat(event.path("source").asString("")).isEqualTo("shop");
			assertThat(event.path("detail-type").asString("")).isEqualTo("Order Placed");
			assertThat(this.queue.receive(Duration.ofSeconds(1))).isEmpty();
		}
	}

	@Test
	void scheduleSendsItsInputEveryMinuteOfTheCloud() {
		try (SchedulerClient scheduler = this.cloud.client(SchedulerClient.builder())) {
			scheduler.createSchedule((schedule) -> schedule.name("idle-check")
				.scheduleExpression("rate(1 minute)")
				.flexibleTimeWindow((window) -> window.mode(FlexibleTimeWindowMode.OFF))
				.target((target) -> target.arn(this.queue.arn())
					.roleArn("arn:aws:iam::000000000000:role/scheduler")
					.input("{\"detail-type\":\"Idle Check\"}")));

			assertThat(this.queue.next()).isEqualTo(this.queue.next());
			assertThat(this.queue.next().path("detail-type").asString("")).isEqualTo("Idle Check");
			scheduler.deleteSchedule((schedule) -> schedule.name("idle-check"));
			await().until(() -> this.queue.receive(Duration.ofSeconds(3)).isEmpty());
		}
	}

	@Test
	void templateMayAskForFiltersTransformersAndWindows() {
		String topic = this.cloud.create("AWS::SNS::Topic", "filtered", "{}").ref();
		this.cloud.create("AWS::SNS::Subscription", "subscription", """
				{"TopicArn":"%s","Protocol":"sqs","Endpoint":"%s","RawMessageDelivery":"true",
				"FilterPolicyScope":"MessageBody","FilterPolicy":{"state":[{"anything-but":"open"}]},
				"RedrivePolicy":{"deadLetterTargetArn":"%s"}}""".formatted(topic, this.queue.arn(), this.queue.arn()));
		this.cloud.create("AWS::Events::EventBus", "bus", "{}");
		this.cloud.create("AWS::Events::Rule", "rule", """
				{"EventBusName":"bus","EventPattern":{"source":["shop"]},"Targets":[{"Id":"1","Arn":"%s",
				"InputTransformer":{"InputPathsMap":{"state":"$.detail.state"},"InputTemplate":"{\\"state\\":<state>}"},
				"RetryPolicy":{"MaximumRetryAttempts":3,"MaximumEventAgeInSeconds":60}}]}""".formatted(topic));
		this.cloud.create("AWS::Scheduler::Schedule", "window", """
				{"ScheduleExpression":"rate(1 minute)","Target":{"Arn":"%s","RoleArn":"arn:role",
				"Input":"{\\"state\\":\\"tick\\"}"},
				"FlexibleTimeWindow":{"Mode":"FLEXIBLE","MaximumWindowInMinutes":2}}""".formatted(topic));
		try (EventBridgeClient events = this.cloud.client(EventBridgeClient.builder())) {
			put(events, "{\"state\":\"open\"}");
			put(events, "{\"state\":\"closed\"}");

			assertThat(this.queue.next().path("state").asString("")).isEqualTo("closed");
			assertThat(this.queue.next().path("state").asString("")).isEqualTo("tick");
		}
	}

	@Test
	void templateThatAsksForTheImpossibleFails() {
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> this.cloud.create("AWS::SNS::Topic", "fifo", "{\"FifoTopic\":true}"));
		assertThatExceptionOfType(UnsupportedPropertyException.class).isThrownBy(() -> this.cloud
			.create("AWS::CloudWatch::CompositeAlarm", "orphan", "{\"AlarmRule\":\"ALARM(nobody)\"}"));
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> this.cloud.create("AWS::CloudWatch::Alarm", "lambda", """
					{"Namespace":"Test","MetricName":"Load","Statistic":"Sum","Period":60,"EvaluationPeriods":1,
					"Threshold":1,"ComparisonOperator":"GreaterThanThreshold",
					"AlarmActions":["arn:aws:lambda:us-east-1:000000000000:function:nobody"]}"""))
			.withMessageContaining("lambda");
		assertThatExceptionOfType(UnsupportedPropertyException.class)
			.isThrownBy(() -> this.cloud.create("AWS::CloudWatch::Dashboard", "odd", "{\"DashboardBody\":\"{}\"}"));
	}

	@Test
	void templateMayHoldACompositeAlarm() {
		this.cloud.create("AWS::CloudWatch::Alarm", "child", """
				{"Namespace":"Test","MetricName":"Load","Statistic":"Sum","Period":"60","EvaluationPeriods":"1",
				"Threshold":"1","ComparisonOperator":"GreaterThanThreshold","TreatMissingData":"ignore"}""");
		String arn = this.cloud
			.create("AWS::CloudWatch::CompositeAlarm", "parent", "{\"AlarmRule\":\"NOT ALARM(child)\"}")
			.attributes()
			.getOrDefault("Arn", "");
		assertThat(arn).endsWith(":alarm:parent");
		try (CloudWatchClient cloudWatch = this.cloud.client(CloudWatchClient.builder())) {
			assertThat(cloudWatch
				.describeAlarms((request) -> request.alarmNames("parent").alarmTypes(AlarmType.COMPOSITE_ALARM))
				.compositeAlarms()
				.getFirst()
				.stateValue()).isEqualTo(StateValue.ALARM);
		}
	}

	private PutEventsResponse put(EventBridgeClient events, String detail) {
		PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
			.eventBusName("bus")
			.source("shop")
			.detailType("Order Placed")
			.detail(detail)
			.build();
		PutEventsResponse response = events.putEvents((request) -> request.entries(entry));
		assertThat(Map.of("failed", response.failedEntryCount())).containsEntry("failed", 0);
		return response;
	}

}
