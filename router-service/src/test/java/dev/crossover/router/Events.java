package dev.crossover.router;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's stream of events, read as the specification of EventSource says. */
public final class Events implements AutoCloseable {

	private final HttpResponse<InputStream> response;

	private final BufferedReader lines;

	private Events(HttpResponse<InputStream> response) {
		this.response = response;
		this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
	}

	/**
	 * Opens a stream.
	 * @param http the client
	 * @param uri what of
	 * @param key the credential
	 * @param lastEventId where to go on, or {@code null}
	 * @return the stream
	 */
	public static Events open(HttpClient http, URI uri, String key, @Nullable String lastEventId) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.header("Authorization", key)
			.header("Accept", "text/event-stream");
		if (lastEventId != null) {
			request.header("Last-Event-ID", lastEventId);
		}
		try {
			return new Events(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Parses a stream that has been read whole.
	 * @param text the stream
	 * @return its events
	 */
	public static List<Event> parse(String text) {
		List<Event> events = new ArrayList<>();
		for (String block : text.split("\n\n")) {
			Event event = event(block.lines().toList());
			if (event != null) {
				events.add(event);
			}
		}
		return events;
	}

	public HttpResponse<InputStream> response() {
		return this.response;
	}

	/**
	 * Reads the next events, however long it takes.
	 * @param count how many
	 * @return the events
	 * @throws IOException when the stream breaks
	 */
	public List<Event> next(int count) throws IOException {
		List<Event> events = new ArrayList<>();
		while (events.size() < count) {
			Event event = next();
			if (event == null) {
				throw new AssertionError("The stream ended after " + events);
			}
			events.add(event);
		}
		return events;
	}

	private @Nullable Event next() throws IOException {
		List<String> block = new ArrayList<>();
		for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
			block.add(line);
			if (line.isEmpty()) {
				Event event = event(block);
				if (event != null) {
					return event;
				}
				block.clear();
			}
		}
		return null;
	}

	/**
	 * Reads to the end of the stream.
	 * @return its events
	 * @throws IOException when it breaks
	 */
	public List<Event> rest() throws IOException {
		List<Event> events = new ArrayList<>();
		for (Event event = next(); event != null; event = next()) {
			events.add(event);
		}
		return events;
	}

	private static @Nullable Event event(List<String> block) {
		String data = field(block, "data: ");
		return (data != null)
				? new Event(String.valueOf(field(block, "id: ")), String.valueOf(field(block, "event: ")), data) : null;
	}

	private static @Nullable String field(List<String> block, String name) {
		return block.stream()
			.filter((line) -> line.startsWith(name))
			.map((line) -> line.substring(name.length()))
			.findFirst()
			.orElse(null);
	}

	@Override
	public void close() throws IOException {
		this.lines.close();
	}

	/**
	 * An event.
	 *
	 * @param id its id
	 * @param name its name
	 * @param data its data
	 */
	public record Event(String id, String name, String data) {

		/**
		 * The data.
		 * @return as JSON
		 */
		public JsonNode json() {
			return JsonMapper.shared().readTree(this.data);
		}

	}

}
