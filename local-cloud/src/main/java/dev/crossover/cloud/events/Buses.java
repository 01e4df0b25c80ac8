package dev.crossover.cloud.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.pattern.EventPattern;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.sns.Topics;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The event buses with their rules; an event goes to the targets of every rule it
 * matches.
 */
public final class Buses {

	/** The bus that AWS's own events go to. */
	public static final String DEFAULT = "default";

	private static final Logger logger = LoggerFactory.getLogger(Buses.class);

	private final Queues queues;

	private final Topics topics;

	private final Table<String> buses;

	private final Table<Rule> rules;

	public Buses(Queues queues, Topics topics, Storage storage) {
		this.queues = queues;
		this.topics = topics;
		this.buses = storage.table("events-buses", String.class);
		this.rules = storage.table("events-rules", Rule.class);
	}

	/**
	 * Puts an event on a bus.
	 * @param bus the bus, by name or ARN
	 * @param event the event
	 */
	public void put(String bus, BusEvent event) {
		rules(bus).stream().filter((rule) -> rule.takes(event)).forEach((rule) -> deliver(rule, event));
	}

	String create(String name) {
		this.buses.put(name, name);
		return arn(name);
	}

	void delete(String name) {
		this.buses.remove(name);
	}

	List<String> names() {
		TreeSet<String> names = new TreeSet<>(this.buses.values());
		names.add(DEFAULT);
		return List.copyOf(names);
	}

	static String arn(String bus) {
		return new Arn("events", "event-bus/" + bus).toString();
	}

	/**
	 * The name of a bus that exists.
	 * @param nameOrArn its name or ARN; empty for the default bus
	 * @return its name
	 */
	String known(String nameOrArn) {
		String name = nameOrArn.isEmpty() ? DEFAULT : nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
		if (!names().contains(name)) {
			throw new AwsError(400, "ResourceNotFoundException", "Event bus %s does not exist.".formatted(name));
		}
		return name;
	}

	Rule putRule(String bus, String name, JsonNode pattern, boolean enabled) {
		EventPattern.check(pattern);
		String known = known(bus);
		List<Target> targets = this.rules.get(Rule.key(known, name)).map(Rule::targets).orElse(List.of());
		Rule rule = new Rule(known, name, pattern, enabled, targets);
		this.rules.put(rule.key(), rule);
		return rule;
	}

	void putTargets(Rule rule, List<Target> added) {
		List<Target> all = new ArrayList<>(rule.targets());
		all.removeIf((known) -> added.stream().anyMatch((target) -> target.id().equals(known.id())));
		all.addAll(added);
		this.rules.put(rule.key(), rule.withTargets(all));
	}

	void setTargets(Rule rule, List<Target> targets) {
		this.rules.put(rule.key(), rule.withTargets(targets));
	}

	Rule rule(String bus, String name) {
		Optional<Rule> rule = this.rules.get(Rule.key(known(bus), name));
		return rule.orElseThrow(() -> new AwsError(400, "ResourceNotFoundException",
				"Rule %s does not exist on EventBus %s.".formatted(name, known(bus))));
	}

	void deleteRule(Rule rule) {
		this.rules.remove(rule.key());
	}

	List<Rule> rules(String bus) {
		String known = known(bus);
		return this.rules.values().stream().filter((rule) -> rule.bus().equals(known)).toList();
	}

	private void deliver(Rule rule, BusEvent event) {
		for (Target target : rule.targets()) {
			try {
				send(target, target.message(event));
			}
			catch (AwsError ex) {
				logger.warn("Rule {} could not reach {}: {}", rule.name(), target.arn(), ex.getMessage());
			}
		}
	}

	private void send(Target target, String message) {
		if (target.arn().startsWith("arn:aws:sns:")) {
			this.topics.publish(target.arn(), message);
		}
		else {
			this.queues.send(target.arn(), message, target.deadLetterArn());
		}
	}

}
