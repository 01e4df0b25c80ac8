package dev.crossover.cli.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.crossover.cli.api.Api;
import dev.crossover.cli.api.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API tells of a batch: server-sent events, each stream of which goes on where
 * the one before stopped.
 */
final class BatchEvents {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Api api;

	private final String path;

	private final Duration silence;

	private @Nullable String lastId;

	private @Nullable JsonNode end;

	BatchEvents(Api api, String batchId, Duration silence) {
		this.api = api;
		this.path = "/v1/batches/%s/events".formatted(batchId);
		this.silence = silence;
	}

	/**
	 * Listens to one stream.
	 * @param progress hears how far the batch is
	 * @return whether to follow another stream: this one was worth it, but not the last
	 * @throws ApiException when the API refuses or cannot be reached
	 * @throws IOException when the stream breaks, or nothing comes for too long
	 */
	boolean follow(Consumer<JsonNode> progress) throws ApiException, IOException {
		String before = this.lastId;
		try (InputStream stream = this.api.events(this.path, before);
				SilenceAlarm alarm = SilenceAlarm.on(stream, this.silence);
				BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			Map<String, String> event = new HashMap<>();
			for (String line = lines.readLine(); line != null && this.end == null; line = lines.readLine()) {
				alarm.heard();
				if (line.isEmpty()) {
					take(event, progress);
					event.clear();
				}
				else {
					String[] field = line.split(": ", 2);
					event.put(field[0], field[field.length - 1]);
				}
			}
			alarm.check();
		}
		return this.end == null && this.lastId != null && !this.lastId.equals(before);
	}

	// What else is told, such as a change of state, shows in the progress.
	private void take(Map<String, String> event, Consumer<JsonNode> progress) throws IOException {
		String data = event.getOrDefault("data", "");
		this.lastId = event.getOrDefault("id", this.lastId);
		if ("progress".equals(event.get("event"))) {
			progress.accept(read(data));
		}
		else if ("end".equals(event.get("event"))) {
			this.end = read(data);
		}
	}

	private static JsonNode read(String data) throws IOException {
		try {
			return JSON.readTree(data);
		}
		catch (JacksonException ex) {
			throw new IOException("An event that is no JSON", ex);
		}
	}

	/**
	 * The batch as it ended.
	 * @return the batch, or empty when its end was not heard
	 */
	Optional<JsonNode> end() {
		return Optional.ofNullable(this.end);
	}

}
