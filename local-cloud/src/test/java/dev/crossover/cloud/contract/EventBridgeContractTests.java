package dev.crossover.cloud.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * EventBridge: buses, rules, patterns, targets and what becomes of undelivered events.
 */
class EventBridgeContractTests extends Contract {

	private static final String PATTERN = "{\"source\":[\"shop\"]}";

	private final EventBridgeClient events = client(EventBridgeClient.builder());

	private final String bus = name("bus");

	EventBridgeContractTests(Aim aim) {
		super(aim);
		this.events.createEventBus((request) -> request.name(this.bus));
		deleteLater(() -> this.events.deleteEventBus((request) -> request.name(this.bus)));
	}

	@Test
	void busIsDescribedListedAndCreatedOnce() {
		assertThat(this.events.describeEventBus((request) -> request.name(this.bus)).arn())
			.endsWith(":event-bus/" + this.bus);
		assertThat(this.events.listEventBuses((request) -> request.namePrefix(this.bus)).eventBuses())
			.extracting(EventBus::name)
			.containsExactly(this.bus);
		assertThatExceptionOfType(ResourceAlreadyExistsException.class)
			.isThrownBy(() -> this.events.createEventBus((request) -> request.name(this.bus)));
		assertThatExceptionOfType(ResourceNotFoundException.class)
			.isThrownBy(() -> this.events.describeEventBus((request) -> request.name(name("none"))));
	}

	@Test
	void ruleIsDescribedListedSwitchedAndDeleted() {
		Inbox inbox = inbox("rule");
		String rule = rule(PATTERN, inbox.arn(), (target) -> {
		});

		assertThat(this.events.describeRule((request) -> request.name(rule).eventBusName(this.bus)))
			.satisfies((described) -> {
				assertThat(described.eventPattern()).isEqualTo(PATTERN);
				assertThat(described.state()).isEqualTo(RuleState.ENABLED);
				assertThat(described.description()).isEqualTo("A rule");
				assertThat(described.arn()).endsWith(":rule/" + this.bus + "/" + rule);
			});
		assertThat(this.events.listRules((request) -> request.eventBusName(this.bus)).rules()).extracting(Rule::name)
			.containsExactly(rule);
		assertThat(this.events.listRuleNamesByTarget((request) -> request.eventBusName(this.bus).targetArn(inbox.arn()))
			.ruleNames()).containsExactly(rule);
		this.events.disableRule((request) -> request.name(rule).eventBusName(this.bus));
		put("{}");
		inbox.staysEmpty();
		this.events.enableRule((request) -> request.name(rule).eventBusName(this.bus));
		patiently().until(() -> {
			put("{}");
			return inbox.nextTree().path("source").asString("");
		}, "shop"::equals);
		assertThatExceptionOfType(EventBridgeException.class)
			.isThrownBy(() -> this.events.deleteRule((request) -> request.name(rule).eventBusName(this.bus)))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
	}

	@Test
	void eventComesInItsEnvelope() {
		Inbox inbox = inbox("envelope");
		rule(PATTERN, inbox.arn(), (target) -> {
		});

		PutEventsResponse answer = put("{\"n\":1}");

		JsonNode event = inbox.nextTree();
		assertThat(event.path("version").asString("")).isEqualTo("0");
		assertThat(event.path("id").asString("")).isEqualTo(answer.entries().getFirst().eventId());
		assertThat(event.path("source").asString("")).isEqualTo("shop");
		assertThat(event.path("detail-type").asString("")).isEqualTo("Order");
		assertThat(event.path("account").asString("")).matches("\\d{12}");
		assertThat(event.path("region").asString("")).isNotEmpty();
		assertThat(event.path("time").asString("")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
		assertThat(event.at("/resources/0").asString("")).isEqualTo("arn:aws:shop:::order");
		assertThat(event.at("/detail/n").asInt()).isEqualTo(1);
	}

	@Test
	void patternsMatchAsTheirMatchersSay() {
		String event = """
				{"version":"0","id":"1","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1",
				"resources":[],"source":"shop","detail-type":"Order",
				"detail":{"n":5,"state":"Open","ip":"10.0.0.7","none":null,"tags":["red","blue"]}}""";
		Map<String, Boolean> patterns = Map.ofEntries(Map.entry("{\"detail\":{\"state\":[{\"prefix\":\"Op\"}]}}", true),
				Map.entry("{\"detail\":{\"state\":[{\"suffix\":\"en\"}]}}", true),
				Map.entry("{\"detail\":{\"state\":[{\"equals-ignore-case\":\"OPEN\"}]}}", true),
				Map.entry("{\"detail\":{\"state\":[{\"wildcard\":\"O*n\"}]}}", true),
				Map.entry("{\"detail\":{\"state\":[{\"anything-but\":[\"Open\"]}]}}", false),
				Map.entry("{\"detail\":{\"state\":[{\"anything-but\":{\"prefix\":\"Sh\"}}]}}", true),
				Map.entry("{\"detail\":{\"n\":[{\"numeric\":[\">\",4,\"<=\",5]}]}}", true),
				Map.entry("{\"detail\":{\"n\":[{\"numeric\":[\"<\",5]}]}}", false),
				Map.entry("{\"detail\":{\"missing\":[{\"exists\":false}]}}", true),
				Map.entry("{\"detail\":{\"none\":[null]}}", true),
				Map.entry("{\"detail\":{\"tags\":[\"blue\"]}}", true),
				Map.entry("{\"detail\":{\"ip\":[{\"cidr\":\"10.0.0.0/24\"}]}}", true),
				Map.entry("{\"detail\":{\"$or\":[{\"n\":[6]},{\"state\":[\"Open\"]}]}}", true),
				Map.entry("{\"detail\":{\"$or\":[{\"n\":[6]},{\"state\":[\"Shut\"]}]}}", false));

		patterns.forEach((pattern,
				expected) -> assertThat(
						this.events.testEventPattern((test) -> test.eventPattern(pattern).event(event)).result())
					.as(pattern)
					.isEqualTo(expected));
		for (String wrong : List.of("{\"a\":\"b\"}", "{\"a\":[{\"magic\":1}]}", "[]", "no json", "{\"a\":[]}")) {
			assertThatExceptionOfType(InvalidEventPatternException.class)
				.isThrownBy(() -> this.events.testEventPattern((test) -> test.eventPattern(wrong).event(event)));
		}
	}

	@Test
	void targetGetsTheInputItAskedFor() {
		Inbox constant = inbox("constant");
		Inbox part = inbox("part");
		Inbox written = inbox("written");
		rule(PATTERN, constant.arn(), (target) -> target.input("{\"fixed\":true}"));
		rule(PATTERN, part.arn(), (target) -> target.inputPath("$.detail.order"));
		String rule = rule(PATTERN, written.arn(), (target) -> target.inputTransformer((transformer) -> transformer
			.inputPathsMap(Map.of("id", "$.detail.order.id", "items", "$.detail.order.items", "first",
					"$.detail.order.items[0]"))
			.inputTemplate("""
					{"text":"Order <id> by <aws.events.rule-name>","items":<items>,"first":<first>,"id":<id>}""")));

		put("{\"order\":{\"id\":\"a\\\"1\",\"items\":[7,8]}}");

		assertThat(constant.next().body()).isEqualTo("{\"fixed\":true}");
		assertThat(part.nextTree().path("id").asString("")).isEqualTo("a\"1");
		JsonNode message = written.nextTree();
		assertThat(message.path("text").asString("")).isEqualTo("Order a\"1 by " + rule);
		assertThat(message.path("items").size()).isEqualTo(2);
		assertThat(message.path("first").asInt()).isEqualTo(7);
		assertThat(message.path("id").asString("")).isEqualTo("a\"1");
	}

	@Test
	void topicAndFifoQueueAreTargets() {
		SnsClient sns = client(SnsClient.builder());
		String topic = sns.createTopic((request) -> request.name(name("events"))).topicArn();
		deleteLater(() -> sns.deleteTopic((request) -> request.topicArn(topic)));
		Inbox news = inbox("news");
		sns.subscribe((request) -> request.topicArn(topic).protocol("sqs").endpoint(news.arn()));
		Inbox fifo = Inbox.create(this, name("fifo") + ".fifo",
				Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
		rule(PATTERN, fifo.arn(), (target) -> target.sqsParameters((sqs) -> sqs.messageGroupId("orders")));
		if (aim().isOwn()) {
			rule(PATTERN, topic, (target) -> {
			});
		}

		put("{\"n\":2}");

		Message message = fifo.next();
		assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "orders");
		if (aim().isOwn()) {
			JsonNode event = JsonMapper.shared().readTree(news.nextTree().path("Message").asString(""));
			assertThat(event.at("/detail/n").asInt()).isEqualTo(2);
		}
		assertThatExceptionOfType(EventBridgeException.class).isThrownBy(() -> rule(PATTERN, fifo.arn(), (target) -> {
		})).satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
	}

	@Test
	void eventThatItsTargetCannotTakeGoesToTheDeadLetterQueue() {
		Inbox gone = inbox("gone");
		Inbox dead = inbox("dead");
		String rule = rule(PATTERN, gone.arn(), (target) -> target.deadLetterConfig((config) -> config.arn(dead.arn()))
			.retryPolicy((policy) -> policy.maximumRetryAttempts(2).maximumEventAgeInSeconds(60)));
		client(SqsClient.builder()).deleteQueue((request) -> request.queueUrl(gone.url()));

		put("{\"n\":3}");

		Message message = dead.next();
		assertThat(JsonMapper.shared().readTree(message.body()).at("/detail/n").asInt()).isEqualTo(3);
		assertThat(message.messageAttributes()).containsKeys("ERROR_MESSAGE", "RETRY_ATTEMPTS")
			.hasEntrySatisfying("RULE_ARN", (arn) -> assertThat(arn.stringValue()).endsWith(rule))
			.hasEntrySatisfying("TARGET_ARN", (arn) -> assertThat(arn.stringValue()).isEqualTo(gone.arn()))
			.hasEntrySatisfying("ERROR_CODE", (code) -> assertThat(code.stringValue()).isEqualTo("NO_RESOURCE"));
	}

	@Test
	void targetsAreListedReplacedAndRemoved() {
		Inbox inbox = inbox("targets");
		String rule = rule(PATTERN, inbox.arn(),
				(target) -> target.retryPolicy((policy) -> policy.maximumRetryAttempts(7)));

		assertThat(targets(rule)).singleElement().satisfies((target) -> {
			assertThat(target.id()).isEqualTo("1");
			assertThat(target.arn()).isEqualTo(inbox.arn());
			assertThat(target.retryPolicy().maximumRetryAttempts()).isEqualTo(7);
		});
		for (Consumer<Target.Builder> wrong : List.<Consumer<Target.Builder>>of(
				(target) -> target.input("{}").inputPath("$.detail"), (target) -> target.input("no json"),
				(target) -> target.retryPolicy((policy) -> policy.maximumRetryAttempts(186)),
				(target) -> target.inputTransformer((transformer) -> transformer.inputTemplate("<nobody>")))) {
			assertThatExceptionOfType(EventBridgeException.class).isThrownBy(() -> target(rule, inbox.arn(), wrong))
				.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
		}
		this.events.removeTargets((request) -> request.rule(rule).eventBusName(this.bus).ids("1"));
		assertThat(targets(rule)).isEmpty();
	}

	@Test
	void entriesOfEventsAreRefusedOneByOne() {
		PutEventsResponse answer = this.events.putEvents((request) -> request.entries(entry("{}").build(),
				entry("[1]").build(), entry("{}").source("aws.mine").build(), entry("{}").detailType("").build()));

		assertThat(answer.failedEntryCount()).isEqualTo(3);
		assertThat(answer.entries().getFirst().eventId()).isNotEmpty();
		assertThat(answer.entries().get(1).errorCode()).isEqualTo("MalformedDetail");
		assertThat(answer.entries().get(2).errorCode()).startsWith("NotAuthorizedForSource");
		assertThat(answer.entries().get(3).errorCode()).isEqualTo("InvalidArgument");
	}

	private PutEventsResponse put(String detail) {
		PutEventsRequestEntry entry = entry(detail).build();
		return this.events.putEvents((request) -> request.entries(entry));
	}

	private PutEventsRequestEntry.Builder entry(String detail) {
		return PutEventsRequestEntry.builder()
			.eventBusName(this.bus)
			.source("shop")
			.detailType("Order")
			.resources("arn:aws:shop:::order")
			.detail(detail);
	}

	private String rule(String pattern, String target, Consumer<Target.Builder> more) {
		String rule = name("rule");
		this.events.putRule(
				(request) -> request.name(rule).eventBusName(this.bus).description("A rule").eventPattern(pattern));
		deleteLater(() -> this.events.deleteRule((request) -> request.name(rule).eventBusName(this.bus)));
		target(rule, target, more);
		deleteLater(() -> this.events.removeTargets((request) -> request.rule(rule).eventBusName(this.bus).ids("1")));
		return rule;
	}

	private void target(String rule, String arn, Consumer<Target.Builder> more) {
		Target.Builder target = Target.builder().id("1").arn(arn);
		more.accept(target);
		this.events.putTargets((request) -> request.rule(rule).eventBusName(this.bus).targets(target.build()));
	}

	private List<Target> targets(String rule) {
		return this.events.listTargetsByRule((request) -> request.rule(rule).eventBusName(this.bus)).targets();
	}

}
