package dev.crossover.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API with one account's key. */
public final class Api {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

	private final String baseUrl;

	private final String key;

	public Api(String baseUrl, String key) {
		this.baseUrl = baseUrl;
		this.key = key;
	}

	/**
	 * Where the API answers.
	 * @return its base URL
	 */
	public String address() {
		return this.baseUrl;
	}

	/**
	 * Reads a resource.
	 * @param path its path and query
	 * @return the JSON answer
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public JsonNode get(String path) throws ApiException {
		return json(send(request(path).GET()));
	}

	/**
	 * Classifies documents, or submits them as a batch.
	 * @param path path and query
	 * @param body the JSON body
	 * @return the JSON answer
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public JsonNode post(String path, Object body) throws ApiException {
		return post(path, body, UUID.randomUUID().toString());
	}

	/**
	 * Creates something once.
	 * @param path path and query
	 * @param body the JSON body
	 * @param idempotencyKey tells this request from others; the same one sent again is
	 * answered the same
	 * @return the JSON answer
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public JsonNode post(String path, Object body, String idempotencyKey) throws ApiException {
		return post(path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)), idempotencyKey);
	}

	/**
	 * Sends a file to a presigned address, without the API key.
	 * @param address the address
	 * @param headers the headers that it was signed with
	 * @param file the file
	 * @return the status of the answer
	 * @throws ApiException when nobody answers
	 * @throws IOException when the file cannot be read
	 */
	public int put(String address, Map<String, String> headers, Path file) throws ApiException, IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).PUT(BodyPublishers.ofFile(file));
		// The client sends the file's own length.
		headers.forEach((name, value) -> {
			if (!name.equalsIgnoreCase("content-length")) {
				request.header(name, value);
			}
		});
		try {
			return this.http.send(request.build(), BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			throw ApiException.unreachable(URI.create(address).getAuthority(), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ApiException.unreachable(URI.create(address).getAuthority(), ex);
		}
	}

	/**
	 * Changes a resource.
	 * @param path its path
	 * @param body what to change, as JSON
	 * @return the JSON answer
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public JsonNode patch(String path, Object body) throws ApiException {
		return json(send(request(path).header("Content-Type", "application/json")
			.method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body)))));
	}

	/**
	 * Asks for what would be answered later.
	 * @param path path and query
	 * @param body the JSON body
	 * @return the JSON answer
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public JsonNode postAsync(String path, Object body) throws ApiException {
		return json(send(request(path).header("Content-Type", "application/json")
			.header("Prefer", "respond-async")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
	}

	/**
	 * Submits a file as a batch, streaming it.
	 * @param path path and query
	 * @param contentType what the file is
	 * @param file the file
	 * @param idempotencyKey tells this submission from others; the same one sent again is
	 * the same batch
	 * @return the batch
	 * @throws ApiException when the API refuses or cannot be reached
	 * @throws IOException when the file cannot be read
	 */
	public JsonNode post(String path, String contentType, Path file, String idempotencyKey)
			throws ApiException, IOException {
		return post(path, contentType, BodyPublishers.ofFile(file), idempotencyKey);
	}

	private JsonNode post(String path, String contentType, BodyPublisher body, String idempotencyKey)
			throws ApiException {
		return json(send(request(path).header("Content-Type", contentType)
			.header("Idempotency-Key", idempotencyKey)
			.POST(body)));
	}

	/**
	 * Opens the results of a batch.
	 * @param path path and query
	 * @param accept the format wanted
	 * @return the stream of results, to be closed by the caller
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public InputStream stream(String path, String accept) throws ApiException {
		return send(request(path).header("Accept", accept).GET()).body();
	}

	/**
	 * Opens a stream of events.
	 * @param path path and query
	 * @param lastEventId the id of the last event that was heard, or {@code null} to
	 * begin
	 * @return the stream, to be closed by the caller
	 * @throws ApiException when the API refuses or cannot be reached
	 */
	public InputStream events(String path, @Nullable String lastEventId) throws ApiException {
		HttpRequest.Builder request = request(path).header("Accept", "text/event-stream").GET();
		return send((lastEventId != null) ? request.header("Last-Event-ID", lastEventId) : request).body();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.baseUrl + path)).header("Authorization", "Bearer " + this.key);
	}

	private HttpResponse<InputStream> send(HttpRequest.Builder request) throws ApiException {
		try {
			HttpResponse<InputStream> response = this.http.send(request.build(), BodyHandlers.ofInputStream());
			if (response.statusCode() >= 400) {
				throw ApiException.refused(response.statusCode(), json(response));
			}
			return response;
		}
		catch (IOException ex) {
			throw ApiException.unreachable(this.baseUrl, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ApiException.unreachable(this.baseUrl, ex);
		}
	}

	private JsonNode json(HttpResponse<InputStream> response) throws ApiException {
		try (InputStream body = response.body()) {
			return JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return JSON.createObjectNode();
		}
		catch (IOException ex) {
			throw ApiException.unreachable(this.baseUrl, ex);
		}
	}

}
