package dev.crossover.cloud.slack;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;
import dev.crossover.cloud.time.CloudClock;

/** What was said, the newest {@link #MOST} messages of it. */
public final class SlackMessages {

	private static final int MOST = 500;

	private static final int MICROS = 1_000_000;

	private final CloudClock clock;

	private final Table<SlackMessage> table;

	private long last;

	public SlackMessages(CloudClock clock, Storage storage) {
		this.clock = clock;
		this.table = storage.table("slack-messages", SlackMessage.class);
	}

	// Never the same twice, and in the order in which they were said.
	synchronized String nextTs() {
		Instant now = this.clock.instant();
		this.last = Math.max(this.last + 1, now.getEpochSecond() * MICROS + now.getNano() / 1_000);
		return String.format(Locale.ROOT, "%d.%06d", this.last / MICROS, this.last % MICROS);
	}

	synchronized void keep(SlackMessage message) {
		this.table.put(message.key(), message);
		List<SlackMessage> all = newest();
		all.stream().skip(MOST).forEach((old) -> this.table.remove(old.key()));
	}

	Optional<SlackMessage> find(String channel, String ts) {
		return this.table.get(channel + " " + ts);
	}

	List<SlackMessage> newest() {
		return this.table.values().stream().sorted(Comparator.comparing(SlackMessage::ts).reversed()).toList();
	}

}
