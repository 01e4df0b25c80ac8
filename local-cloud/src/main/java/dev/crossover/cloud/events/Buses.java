package dev.crossover.cloud.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.delivery.Queues;
import dev.crossover.cloud.delivery.Retries;
import dev.crossover.cloud.pattern.EventPattern;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Errors;
import dev.crossover.cloud.sns.Topics;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/**
 * The event buses with their rules; an event goes to the targets of every rule it
 * matches.
 */
public final class Buses {

	/** The bus that AWS's own events go to. */
	public static final String DEFAULT = "default";

	private static final int MOST_TARGETS = 5;

	private final TargetDelivery delivery;

	private final Table<String> buses;

	private final Table<Rule> rules;

	/**
	 * Opens the buses with what is known of them.
	 * @param queues the queues they send to
	 * @param topics the topics they send to
	 * @param retries what tries again
	 * @param storage where they are kept
	 */
	public Buses(Queues queues, Topics topics, Retries retries, Storage storage) {
		this.delivery = new TargetDelivery(queues, topics, retries);
		this.buses = storage.table("events-buses", String.class);
		this.rules = storage.table("events-rule", Rule.class);
	}

	/**
	 * Puts an event on a bus.
	 * @param bus the bus, by name or ARN
	 * @param event the event
	 */
	public void put(String bus, BusEvent event) {
		rules(bus).stream().filter((rule) -> rule.takes(event)).forEach((rule) -> this.delivery.deliver(rule, event));
	}

	String create(String name) {
		this.buses.put(name, name);
		return arn(name);
	}

	void delete(String name) {
		if (name.equals(DEFAULT)) {
			throw Errors.validation("Cannot delete event bus default.");
		}
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

	/**
	 * Creates a rule, or changes one; it keeps its targets.
	 * @param rule the rule, its bus by name or ARN
	 * @return the rule as it is now
	 */
	synchronized Rule put(Rule rule) {
		EventPattern.check(rule.pattern());
		String bus = known(rule.bus());
		List<Target> targets = this.rules.get(Rule.key(bus, rule.name())).map(Rule::targets).orElse(List.of());
		Rule put = new Rule(bus, rule.name(), rule.description(), rule.pattern(), rule.enabled(), targets);
		this.rules.put(put.key(), put);
		return put;
	}

	synchronized void enable(Rule rule, boolean enabled) {
		this.rules.put(rule.key(), rule.with(enabled));
	}

	synchronized void putTargets(Rule rule, List<Target> added) {
		List<Target> all = new ArrayList<>(rule.targets());
		all.removeIf((known) -> added.stream().anyMatch((target) -> target.id().equals(known.id())));
		all.addAll(added);
		setTargets(rule, all);
	}

	synchronized void setTargets(Rule rule, List<Target> targets) {
		if (targets.size() > MOST_TARGETS) {
			throw new AwsError(400, "LimitExceededException",
					"The requested resource exceeds the maximum number allowed.");
		}
		this.rules.put(rule.key(), rule.with(targets));
	}

	Rule rule(String bus, String name) {
		return find(bus, name).orElseThrow(() -> new AwsError(400, "ResourceNotFoundException",
				"Rule %s does not exist on EventBus %s.".formatted(name, known(bus))));
	}

	Optional<Rule> find(String bus, String name) {
		return this.rules.get(Rule.key(known(bus), name));
	}

	void deleteRule(Rule rule) {
		this.rules.remove(rule.key());
	}

	List<Rule> rules(String bus) {
		String known = known(bus);
		return this.rules.values().stream().filter((rule) -> rule.bus().equals(known)).toList();
	}

}
