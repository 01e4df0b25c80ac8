package dev.crossover.cloud.cloudwatch.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.crossover.cloud.protocol.Trees;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** What happened to the alarms; of each the newest events are kept. */
final class AlarmHistory {

	private static final int KEPT = 100;

	private final Table<Log> logs;

	AlarmHistory(Storage storage) {
		this.logs = storage.table("cloudwatch-alarm-history", Log.class);
	}

	/**
	 * The events of an alarm, or of all.
	 * @param alarm the alarm's name, or empty for all
	 * @return the events, in no order
	 */
	List<Item> of(String alarm) {
		Stream<Log> found = alarm.isEmpty() ? this.logs.values().stream() : this.logs.get(alarm).stream();
		return found.flatMap((log) -> log.items().stream()).toList();
	}

	void configured(AlarmDefinition alarm, String what, Instant now) {
		add(alarm, now, "ConfigurationUpdate", "Alarm \"%s\" %s".formatted(alarm.name(), what),
				Map.of("version", "1.0", "type", what.equals("created") ? "Create" : "Update"));
	}

	void changed(AlarmChange change) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("version", "1.0");
		data.put("oldState", state(change.before()));
		data.put("newState", state(change.after()));
		add(change.alarm(), change.after().updated(), "StateUpdate",
				"Alarm updated from %s to %s".formatted(change.before().value(), change.after().value()), data);
		for (String action : change.alarm().actions(change.after().value())) {
			add(change.alarm(), change.after().updated(), "Action", "Carried out action " + action,
					Map.of("actionState", "Succeeded", "notificationResource", action));
		}
	}

	private void add(AlarmDefinition alarm, Instant time, String type, String summary, Map<String, ?> data) {
		List<Item> items = new ArrayList<>(this.logs.get(alarm.name()).map(Log::items).orElse(List.of()));
		items.add(new Item(alarm.name(), alarm.isComposite() ? "CompositeAlarm" : "MetricAlarm", time, type, summary,
				Trees.JSON.writeValueAsString(data)));
		this.logs.put(alarm.name(), new Log(items.subList(Math.max(0, items.size() - KEPT), items.size())));
	}

	private static Map<String, Object> state(AlarmState state) {
		return Map.of("stateValue", state.value().name(), "stateReason", state.reason());
	}

	/**
	 * What is kept of one alarm.
	 *
	 * @param items its events, the oldest first
	 */
	private record Log(List<Item> items) {
	}

	/**
	 * Something that happened to an alarm.
	 *
	 * @param alarm the alarm
	 * @param alarmType its kind
	 * @param time when it happened
	 * @param type what kind of thing happened
	 * @param summary what happened, for people
	 * @param data what happened, as JSON
	 */
	record Item(String alarm, String alarmType, Instant time, String type, String summary, String data) {

		Map<String, Object> described() {
			return Map.of("AlarmName", this.alarm, "AlarmType", this.alarmType, "Timestamp", this.time,
					"HistoryItemType", this.type, "HistorySummary", this.summary, "HistoryData", this.data);
		}

	}

}
