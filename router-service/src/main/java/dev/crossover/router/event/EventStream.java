package dev.crossover.router.event;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

import dev.crossover.router.watch.Sighting;
import dev.crossover.router.watch.Watch;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a client of a batch, as server-sent events. A client that reads slowly holds up
 * only its own stream, and hears of the newest when it has caught up; one that stops
 * reading is dropped by the connection's timeout.
 */
final class EventStream {

	private final EventSettings settings;

	private final JsonMapper json;

	private final OutputStream client;

	private final Function<Position, String> ids;

	EventStream(EventSettings settings, JsonMapper json, OutputStream client, Function<Position, String> ids) {
		this.settings = settings;
		this.json = json;
		this.client = client;
		this.ids = ids;
	}

	/**
	 * Tells what happens until the batch has ended or the stream has been open for long
	 * enough.
	 * @param watch the watch on the batch
	 * @param told what the client knows
	 * @throws IOException when the client is gone
	 * @throws InterruptedException when the wait for news is interrupted
	 */
	void tell(Watch watch, Position told) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + this.settings.longest().toNanos();
		write("retry: %d\n\n".formatted(this.settings.retry().toMillis()));
		Sighting batch = watch.latest();
		Position position = tell(batch, told);
		Duration patience = patience(deadline);
		while (!position.end() && watch.isOpen() && patience.isPositive()) {
			Sighting now = watch.awaitNews(batch, patience);
			if (now.isSameAs(batch)) {
				write(":\n\n");
			}
			position = tell(now, position);
			batch = now;
			patience = patience(deadline);
		}
	}

	private Duration patience(long deadline) {
		Duration left = Duration.ofNanos(deadline - System.nanoTime());
		return (left.compareTo(this.settings.heartbeat()) < 0) ? left : this.settings.heartbeat();
	}

	private Position tell(Sighting batch, Position told) throws IOException {
		Position position = told;
		for (BatchEvent event : BatchEvent.since(told, batch)) {
			position = event.position();
			write("id: %s\nevent: %s\ndata: %s\n\n".formatted(this.ids.apply(position), event.name(),
					this.json.writeValueAsString(event.data())));
		}
		return position;
	}

	private void write(String text) throws IOException {
		this.client.write(text.getBytes(StandardCharsets.UTF_8));
		this.client.flush();
	}

}
