package dev.crossover.cloud.events;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.pattern.EventPattern;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.Page;
import dev.crossover.cloud.protocol.RpcService;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calls of EventBridge. */
public final class EventsOperations {

	private static final String BUS = "EventBusName";

	private static final String NAME = "Name";

	private final Buses buses;

	private EventsOperations(Buses buses) {
		this.buses = buses;
	}

	/**
	 * EventBridge as the gateway sees it.
	 * @param buses the buses behind it
	 * @param clock the cloud's time
	 * @return the service
	 */
	public static AwsService service(Buses buses, InstantSource clock) {
		EventsOperations calls = new EventsOperations(buses);
		Map<String, Operation> operations = new LinkedHashMap<>();
		operations.put("CreateEventBus", calls::createEventBus);
		operations.put("DescribeEventBus", calls::describeEventBus);
		operations.put("ListEventBuses", calls::listEventBuses);
		operations.put("DeleteEventBus", calls::deleteEventBus);
		operations.put("PutRule", calls::putRule);
		operations.put("DescribeRule", calls::describeRule);
		operations.put("ListRules", calls::listRules);
		operations.put("DeleteRule", calls::deleteRule);
		operations.put("EnableRule", (input) -> calls.enable(input, true));
		operations.put("DisableRule", (input) -> calls.enable(input, false));
		operations.put("PutTargets", calls::putTargets);
		operations.put("RemoveTargets", calls::removeTargets);
		operations.put("ListTargetsByRule", calls::listTargetsByRule);
		operations.put("ListRuleNamesByTarget", calls::listRuleNamesByTarget);
		operations.put("PutEvents", new EventIntake(buses, clock)::put);
		operations.put("TestEventPattern", calls::testEventPattern);
		return new RpcService("events", operations);
	}

	private Map<String, ?> createEventBus(Fields input) {
		String name = input.text(NAME);
		if (this.buses.names().contains(name)) {
			throw new AwsError(400, "ResourceAlreadyExistsException", "Event bus %s already exists.".formatted(name));
		}
		return Map.of("EventBusArn", this.buses.create(name));
	}

	private Map<String, ?> describeEventBus(Fields input) {
		return bus(this.buses.known(input.text(NAME, "")));
	}

	private Map<String, ?> listEventBuses(Fields input) {
		String prefix = input.text("NamePrefix", "");
		List<String> found = this.buses.names().stream().filter((name) -> name.startsWith(prefix)).toList();
		return page(found, input).answer("EventBuses", EventsOperations::bus);
	}

	private Map<String, ?> deleteEventBus(Fields input) {
		this.buses.delete(input.text(NAME));
		return Map.of();
	}

	private Map<String, ?> putRule(Fields input) {
		if (input.has("ScheduleExpression")) {
			throw Errors.unsupported("scheduled rules; use EventBridge Scheduler");
		}
		Rule rule = this.buses.put(new Rule(input.text(BUS, ""), input.text(NAME), input.text("Description", ""),
				pattern(input), !input.text("State", "ENABLED").equals("DISABLED"), List.of()));
		return Map.of("RuleArn", rule.arn());
	}

	private Map<String, ?> describeRule(Fields input) {
		return described(rule(input, NAME));
	}

	private Map<String, ?> listRules(Fields input) {
		String prefix = input.text("NamePrefix", "");
		List<Rule> found = this.buses.rules(input.text(BUS, ""))
			.stream()
			.filter((rule) -> rule.name().startsWith(prefix))
			.toList();
		return page(found, input).answer("Rules", EventsOperations::described);
	}

	private Map<String, ?> deleteRule(Fields input) {
		this.buses.find(input.text(BUS, ""), input.text(NAME)).ifPresent((rule) -> {
			if (!rule.targets().isEmpty()) {
				throw Errors.validation("Rule can't be deleted since it has targets.");
			}
			this.buses.deleteRule(rule);
		});
		return Map.of();
	}

	private Map<String, ?> enable(Fields input, boolean enabled) {
		this.buses.enable(rule(input, NAME), enabled);
		return Map.of();
	}

	private Map<String, ?> putTargets(Fields input) {
		this.buses.putTargets(rule(input, "Rule"), input.list("Targets").stream().map(Target::of).toList());
		return Map.of("FailedEntryCount", 0, "FailedEntries", List.of());
	}

	private Map<String, ?> removeTargets(Fields input) {
		Rule rule = rule(input, "Rule");
		List<String> ids = input.texts("Ids");
		this.buses.setTargets(rule, rule.targets().stream().filter((target) -> !ids.contains(target.id())).toList());
		return Map.of("FailedEntryCount", 0, "FailedEntries", List.of());
	}

	private Map<String, ?> listTargetsByRule(Fields input) {
		return page(rule(input, "Rule").targets(), input).answer("Targets", Target::definition);
	}

	private Map<String, ?> listRuleNamesByTarget(Fields input) {
		String target = input.text("TargetArn");
		List<Rule> found = this.buses.rules(input.text(BUS, ""))
			.stream()
			.filter((rule) -> rule.targets().stream().anyMatch((one) -> one.arn().equals(target)))
			.toList();
		return page(found, input).answer("RuleNames", Rule::name);
	}

	private Map<String, ?> testEventPattern(Fields input) {
		JsonNode pattern = pattern(input);
		EventPattern.check(pattern);
		return Map.of("Result", EventPattern.matches(pattern, event(input.text("Event"))));
	}

	private Rule rule(Fields input, String member) {
		return this.buses.rule(input.text(BUS, ""), input.text(member));
	}

	private static Map<String, String> bus(String name) {
		return Map.of(NAME, name, "Arn", Buses.arn(name));
	}

	private static Map<String, String> described(Rule rule) {
		Map<String, String> members = new LinkedHashMap<>(Map.of(NAME, rule.name(), "Arn", rule.arn(), BUS, rule.bus(),
				"EventPattern", rule.pattern().toString(), "State", rule.enabled() ? "ENABLED" : "DISABLED"));
		if (!rule.description().isEmpty()) {
			members.put("Description", rule.description());
		}
		return members;
	}

	private static JsonNode pattern(Fields input) {
		try {
			return Trees.JSON.readTree(input.text("EventPattern"));
		}
		catch (JacksonException ex) {
			throw new AwsError(400, "InvalidEventPatternException",
					"Event pattern is not valid. Reason: it is no JSON");
		}
	}

	private static JsonNode event(String text) {
		try {
			return Trees.JSON.readTree(text);
		}
		catch (JacksonException ex) {
			throw Errors.validation("Parameter Event is not valid.");
		}
	}

	private static <T> Page<T> page(List<T> all, Fields input) {
		try {
			return Page.of(all, input.text("NextToken", ""), input.integer("Limit", 100, 1, 100));
		}
		catch (IllegalArgumentException ex) {
			throw Errors.validation("Parameter nextToken is not valid.");
		}
	}

}
