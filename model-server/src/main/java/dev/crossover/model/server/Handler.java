package dev.crossover.model.server;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.crossover.model.invocation.Invocations;
import dev.crossover.model.invocation.Limits;
import dev.crossover.model.invocation.Models;
import dev.crossover.model.invocation.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every request, with {@code Content-Length} always: SageMaker Async fails on
 * chunked answers.
 */
final class Handler implements HttpHandler {

	private static final System.Logger logger = System.getLogger(Handler.class.getName());

	private static final String NDJSON = "application/x-ndjson";

	private static final String JSON = "application/json";

	private final JsonMapper mapper = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

	private final Limits limits;

	private volatile @Nullable Service service;

	Handler(Limits limits) {
		this.limits = limits;
	}

	void serve(Service loaded) {
		this.service = loaded;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange; Spool answer = new Spool()) {
			try {
				String type = answer(exchange, answer);
				send(exchange, 200, type, answer);
			}
			catch (Problem ex) {
				problem(exchange, ex);
			}
			catch (InterruptedException | RuntimeException ex) {
				logger.log(System.Logger.Level.ERROR, "A request failed", ex);
				problem(exchange,
						new Problem(500, "internal", "The model server failed; the request can be repeated."));
			}
		}
	}

	private String answer(HttpExchange exchange, Spool answer) throws IOException, Problem, InterruptedException {
		return switch (exchange.getRequestURI().getPath()) {
			case "/ping" -> {
				requireMethod(exchange, "GET");
				ready();
				this.mapper.writeValue(answer, Map.of("status", "ready"));
				yield JSON;
			}
			case "/models" -> {
				requireMethod(exchange, "GET");
				Service loaded = ready();
				this.mapper.writeValue(answer, ModelList.of(loaded));
				yield JSON;
			}
			case "/invocations" -> {
				requireMethod(exchange, "POST");
				yield invoke(exchange, ready(), answer);
			}
			default -> throw new Problem(404, "not_found", "There are GET /ping, GET /models and POST /invocations.");
		};
	}

	private String invoke(HttpExchange exchange, Service loaded, Spool answer)
			throws IOException, Problem, InterruptedException {
		requireSize(exchange);
		Invocations invocations = new Invocations(this.mapper, loaded.classifier(), loaded.catalogue(), this.limits);
		String models = exchange.getRequestHeaders().getFirst(Models.HEADER);
		String type = exchange.getRequestHeaders().getOrDefault("Content-Type", List.of("")).getFirst();
		String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		switch (media) {
			case NDJSON -> invocations.lines(exchange.getRequestBody(), models, answer);
			case JSON -> invocations.json(exchange.getRequestBody(), models, answer);
			default -> throw new Problem(415, "unsupported_media_type", "Send %s or %s.".formatted(NDJSON, JSON));
		}
		return media;
	}

	private Service ready() throws Problem {
		Service loaded = this.service;
		if (loaded == null) {
			throw new Problem(503, "loading", "The models are being loaded; try again in a second.");
		}
		return loaded;
	}

	private static void requireMethod(HttpExchange exchange, String method) throws Problem {
		if (!exchange.getRequestMethod().equals(method)) {
			throw new Problem(405, "method_not_allowed", "Use %s.".formatted(method));
		}
	}

	private void requireSize(HttpExchange exchange) throws Problem {
		String length = exchange.getRequestHeaders().getFirst("Content-Length");
		if (length != null && Long.parseLong(length) > this.limits.body()) {
			throw Problem.tooLarge(this.limits.body());
		}
	}

	private void problem(HttpExchange exchange, Problem problem) throws IOException {
		try (Spool answer = new Spool()) {
			this.mapper.writeValue(answer, new Refusal(problem.code(), String.valueOf(problem.getMessage())));
			send(exchange, problem.status(), JSON, answer);
		}
	}

	private static void send(HttpExchange exchange, int status, String type, Spool answer) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, (answer.length() > 0) ? answer.length() : -1);
		answer.copyTo(exchange.getResponseBody());
	}

	/**
	 * Why a request was refused.
	 *
	 * @param code for programs
	 * @param message for people
	 */
	private record Refusal(String code, String message) {

	}

}
