package dev.crossover.cloud.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ActionAfterCompletion;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.Target;
import software.amazon.awssdk.services.scheduler.model.ValidationException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** EventBridge Scheduler: schedules, their moments and what they send. */
class SchedulerContractTests extends Contract {

	private final SchedulerClient scheduler = client(SchedulerClient.builder());

	private final Inbox inbox = inbox("schedule");

	SchedulerContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void scheduleIsDescribedListedChangedAndDeleted() {
		String name = schedule("rate(1 day)",
				(schedule) -> schedule.description("Daily")
					.state(ScheduleState.DISABLED)
					.scheduleExpressionTimezone("Europe/Berlin"),
				(target) -> target.input("{}"));

		GetScheduleResponse schedule = get(name);
		assertThat(schedule.arn()).endsWith(":schedule/default/" + name);
		assertThat(schedule.description()).isEqualTo("Daily");
		assertThat(schedule.state()).isEqualTo(ScheduleState.DISABLED);
		assertThat(schedule.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
		assertThat(schedule.target().arn()).isEqualTo(this.inbox.arn());
		assertThat(schedule.creationDate()).isNotNull();
		assertThat(this.scheduler.listSchedules((list) -> list.namePrefix(name)).schedules())
			.extracting(ScheduleSummary::name)
			.containsExactly(name);
		this.scheduler.updateSchedule((update) -> update.name(name)
			.scheduleExpression("rate(2 days)")
			.flexibleTimeWindow((window) -> window.mode(FlexibleTimeWindowMode.OFF))
			.target(target().build()));
		assertThat(get(name).scheduleExpression()).isEqualTo("rate(2 days)");
		assertThat(get(name).state()).isEqualTo(ScheduleState.ENABLED);
		this.scheduler.deleteSchedule((request) -> request.name(name));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> get(name));
	}

	@Test
	void groupHoldsItsSchedulesAndTakesThemAlong() {
		String group = name("group");
		this.scheduler.createScheduleGroup((request) -> request.name(group));
		deleteLater(() -> this.scheduler.deleteScheduleGroup((request) -> request.name(group)));
		String name = schedule("rate(1 day)", (schedule) -> schedule.groupName(group), (target) -> {
		});

		assertThat(this.scheduler.getScheduleGroup((request) -> request.name(group)).arn())
			.endsWith(":schedule-group/" + group);
		assertThat(this.scheduler.listScheduleGroups((list) -> list.namePrefix(group)).scheduleGroups()).hasSize(1);
		assertThat(this.scheduler.listSchedules((list) -> list.groupName(group)).schedules())
			.extracting(ScheduleSummary::name)
			.containsExactly(name);
		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> this.scheduler.createScheduleGroup((request) -> request.name(group)));
		this.scheduler.deleteScheduleGroup((request) -> request.name(group));
		patiently().until(() -> this.scheduler.listSchedules((list) -> list.namePrefix(name)).schedules().isEmpty());
	}

	@Test
	void rateStrikesAgainAndAgainWithItsContext() {
		String name = schedule("rate(1 minute)", (schedule) -> {
		}, (target) -> target.input("""
				{"at":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>",
				"run":"<aws.scheduler.execution-id>","attempt":"<aws.scheduler.attempt-number>"}"""));

		JsonNode first = this.inbox.nextTree();
		JsonNode second = this.inbox.nextTree();
		assertThat(first.path("by").asString("")).endsWith(":schedule/default/" + name);
		assertThat(first.path("attempt").asString("")).isEqualTo("1");
		assertThat(first.path("run").asString("")).isNotEmpty().isNotEqualTo(second.path("run").asString(""));
		assertThat(Duration.between(Instant.parse(first.path("at").asString("")),
				Instant.parse(second.path("at").asString(""))))
			.isPositive()
			.satisfies((gap) -> assertThat(gap.toSeconds() % 60).isZero());
	}

	@Test
	void momentOfAZoneStrikesOnceAndTheScheduleIsGone() {
		ZoneId zone = ZoneId.of("Asia/Tokyo");
		String moment = now().plus(Duration.ofMinutes(2))
			.atZone(zone)
			.toLocalDateTime()
			.truncatedTo(ChronoUnit.SECONDS)
			.toString();
		String at = "at(%s)".formatted((moment.length() == 16) ? moment + ":00" : moment);
		String name = schedule(at, (schedule) -> schedule.scheduleExpressionTimezone(zone.getId())
			.actionAfterCompletion(ActionAfterCompletion.DELETE), (target) -> target.input("{\"once\":true}"));

		assertThat(this.inbox.nextTree().path("once").asBoolean()).isTrue();
		this.inbox.staysEmpty();
		patiently().until(() -> this.scheduler.listSchedules((list) -> list.namePrefix(name)).schedules().isEmpty());
	}

	@Test
	void cronInAFlexibleWindowStrikesUntilItsEnd() {
		Instant end = now().plus(Duration.ofMinutes(4));
		schedule("cron(* * * * ? *)", (schedule) -> schedule.endDate(end)
			.flexibleTimeWindow((window) -> window.mode(FlexibleTimeWindowMode.FLEXIBLE).maximumWindowInMinutes(1)),
				(target) -> target.input("{\"tick\":1}"));

		assertThat(this.inbox.nextTree().path("tick").asInt()).isEqualTo(1);
		patiently().until(() -> now().isAfter(end.plus(Duration.ofMinutes(2))));
		while (this.inbox.has()) {
			// What struck before the end.
		}
		this.inbox.staysEmpty();
	}

	@Test
	void noInputIsANotice() {
		String name = schedule("rate(1 minute)", (schedule) -> {
		}, (target) -> {
		});

		JsonNode notice = this.inbox.nextTree();
		assertThat(notice.path("detail-type").asString("")).isEqualTo("Scheduled Event");
		assertThat(notice.path("source").asString("")).isEqualTo("aws.scheduler");
		assertThat(notice.at("/resources/0").asString("")).endsWith("/" + name);
	}

	@Test
	void inputThatNobodyTakesGoesToTheDeadLetterQueueAfterItsRetries() {
		Inbox gone = inbox("gone");
		Inbox dead = inbox("dead");
		String name = schedule("rate(1 minute)", (schedule) -> {
		}, (target) -> target.arn(gone.arn())
			.input("{\"lost\":true}")
			.deadLetterConfig((config) -> config.arn(dead.arn()))
			.retryPolicy((policy) -> policy.maximumRetryAttempts(1).maximumEventAgeInSeconds(600)));
		client(SqsClient.builder()).deleteQueue((request) -> request.queueUrl(gone.url()));

		Message message = dead.next();
		assertThat(message.body()).contains("lost");
		assertThat(message.messageAttributes()).containsKeys("ERROR_CODE", "ERROR_MESSAGE", "EXECUTION_ID")
			.hasEntrySatisfying("RETRY_ATTEMPTS", (count) -> assertThat(count.stringValue()).isEqualTo("1"))
			.hasEntrySatisfying("EXHAUSTED_RETRY_CONDITION",
					(condition) -> assertThat(condition.stringValue()).isEqualTo("MaximumRetryAttempts"))
			.hasEntrySatisfying("SCHEDULE_ARN", (arn) -> assertThat(arn.stringValue()).endsWith("/" + name))
			.hasEntrySatisfying("TARGET_ARN", (arn) -> assertThat(arn.stringValue()).isEqualTo(gone.arn()));
	}

	@Test
	void scheduleThatCannotBeIsRefused() {
		for (String wrong : List.of("rate(0 minutes)", "every day", "cron(* * * * * *)", "at(tomorrow)")) {
			assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> schedule(wrong, (schedule) -> {
			}, (target) -> {
			}));
		}
		assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> schedule("rate(1 day)",
				(schedule) -> schedule.scheduleExpressionTimezone("Mars/Olympus"), (target) -> {
				}));
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> schedule("rate(1 day)", (schedule) -> schedule.groupName(name("none")), (target) -> {
			}));
		String name = schedule("rate(1 day)", (schedule) -> {
		}, (target) -> {
		});
		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> schedule("rate(1 day)", (schedule) -> schedule.name(name), (target) -> {
			}));
	}

	// The service's own time: a cloud's may pass faster than ours.
	private Instant now() {
		String probe = schedule("rate(1 day)", (schedule) -> schedule.state(ScheduleState.DISABLED), (target) -> {
		});
		return get(probe).creationDate();
	}

	private String schedule(String expression, Consumer<CreateScheduleRequest.Builder> more,
			Consumer<Target.Builder> moreTarget) {
		String name = name("schedule");
		Target.Builder target = target();
		moreTarget.accept(target);
		CreateScheduleRequest.Builder schedule = CreateScheduleRequest.builder()
			.name(name)
			.scheduleExpression(expression)
			.flexibleTimeWindow((window) -> window.mode(FlexibleTimeWindowMode.OFF))
			.target(target.build());
		more.accept(schedule);
		CreateScheduleRequest request = schedule.build();
		this.scheduler.createSchedule(request);
		deleteLater(() -> this.scheduler
			.deleteSchedule((delete) -> delete.name(request.name()).groupName(request.groupName())));
		return name;
	}

	private Target.Builder target() {
		return Target.builder().arn(this.inbox.arn()).roleArn(aim().role());
	}

	private GetScheduleResponse get(String name) {
		return this.scheduler.getSchedule((request) -> request.name(name));
	}

}
