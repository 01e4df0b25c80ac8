package dev.crossover.cloud.events;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.pattern.EventPattern;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.protocol.RpcService;
import dev.crossover.cloud.protocol.Trees;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The calls of EventBridge. */
public final class EventsOperations {

	private static final String BUS = "EventBusName";

	private static final String NAME = "Name";

	private final Buses buses;

	private final InstantSource clock;

	private EventsOperations(Buses buses, InstantSource clock) {
		this.buses = buses;
		this.clock = clock;
	}

	/**
	 * EventBridge as the gateway sees it.
	 * @param buses the buses behind it
	 * @param clock the cloud's time
	 * @return the service
	 */
	public static AwsService service(Buses buses, InstantSource clock) {
		EventsOperations calls = new EventsOperations(buses, clock);
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
		operations.put("PutEvents", calls::putEvents);
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
		return Map.of("EventBuses",
				this.buses.names()
					.stream()
					.filter((name) -> name.startsWith(prefix))
					.map(EventsOperations::bus)
					.toList());
	}

	private Map<String, ?> deleteEventBus(Fields input) {
		this.buses.delete(input.text(NAME));
		return Map.of();
	}

	private Map<String, ?> putRule(Fields input) {
		if (input.has("ScheduleExpression")) {
			throw Errors.unsupported("scheduled rules; use EventBridge Scheduler");
		}
		Rule rule = this.buses.putRule(input.text(BUS, ""), input.text(NAME), json(input.text("EventPattern")),
				!input.text("State", "ENABLED").equals("DISABLED"));
		return Map.of("RuleArn", rule.arn());
	}

	private Map<String, ?> describeRule(Fields input) {
		return described(rule(input, NAME));
	}

	private Map<String, ?> listRules(Fields input) {
		String prefix = input.text("NamePrefix", "");
		return Map.of("Rules",
				this.buses.rules(input.text(BUS, ""))
					.stream()
					.filter((rule) -> rule.name().startsWith(prefix))
					.map(EventsOperations::described)
					.toList());
	}

	private Map<String, ?> deleteRule(Fields input) {
		Rule rule = rule(input, NAME);
		if (!rule.targets().isEmpty()) {
			throw Errors.validation("Rule can't be deleted since it has targets.");
		}
		this.buses.deleteRule(rule);
		return Map.of();
	}

	private Map<String, ?> enable(Fields input, boolean enabled) {
		Rule rule = rule(input, NAME);
		this.buses.putRule(rule.bus(), rule.name(), rule.pattern(), enabled);
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
		return Map.of("Targets",
				rule(input, "Rule").targets()
					.stream()
					.map((target) -> Map.of("Id", target.id(), "Arn", target.arn()))
					.toList());
	}

	private Map<String, ?> putEvents(Fields input) {
		List<Map<String, String>> results = new ArrayList<>();
		for (Fields entry : input.list("Entries")) {
			try {
				results.add(Map.of("EventId", put(entry)));
			}
			catch (AwsError ex) {
				results.add(Map.of("ErrorCode", ex.code(), "ErrorMessage", String.valueOf(ex.getMessage())));
			}
		}
		long failed = results.stream().filter((result) -> result.containsKey("ErrorCode")).count();
		return Map.of("FailedEntryCount", failed, "Entries", results);
	}

	private String put(Fields entry) {
		JsonNode detail = json(entry.text("Detail"));
		if (!detail.isObject()) {
			throw new AwsError(400, "MalformedDetail", "Detail is malformed.");
		}
		Instant time = entry.instant("Time").orElseGet(this.clock::instant);
		BusEvent event = BusEvent.of(entry.text("Source"), entry.text("DetailType"), entry.texts("Resources"), time,
				detail);
		this.buses.put(entry.text(BUS, ""), event);
		return event.id();
	}

	private Map<String, ?> testEventPattern(Fields input) {
		JsonNode pattern = json(input.text("EventPattern"));
		EventPattern.check(pattern);
		return Map.of("Result", EventPattern.matches(pattern, json(input.text("Event"))));
	}

	private Rule rule(Fields input, String member) {
		return this.buses.rule(input.text(BUS, ""), input.text(member));
	}

	private static Map<String, String> bus(String name) {
		return Map.of(NAME, name, "Arn", Buses.arn(name));
	}

	private static Map<String, String> described(Rule rule) {
		return Map.of(NAME, rule.name(), "Arn", rule.arn(), BUS, rule.bus(), "EventPattern", rule.pattern().toString(),
				"State", rule.enabled() ? "ENABLED" : "DISABLED");
	}

	private static JsonNode json(String text) {
		try {
			return Trees.JSON.readTree(text);
		}
		catch (JacksonException ex) {
			throw new AwsError(400, "MalformedDetail", "Not valid JSON.");
		}
	}

}
