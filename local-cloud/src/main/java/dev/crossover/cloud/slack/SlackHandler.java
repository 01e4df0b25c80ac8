package dev.crossover.cloud.slack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Slack over HTTP: {@code /api/METHOD} is the Web API, {@code /services/…} an incoming
 * webhook, {@code /_slack} what was said, the newest first.
 */
public final class SlackHandler extends Handler.Abstract {

	private static final JsonMapper JSON = new JsonMapper();

	private final SlackMessages messages;

	private final SlackApi api;

	public SlackHandler(SlackMessages messages) {
		this.messages = messages;
		this.api = new SlackApi(messages);
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws IOException {
		String path = request.getHttpURI().getCanonicalPath();
		if (path.startsWith("/api/")) {
			json(response, callback, call(request, path.substring("/api/".length())));
		}
		else if (path.startsWith("/services/")) {
			webhook(request, response, callback, path.substring("/services/".length()));
		}
		else {
			json(response, callback, Map.of("messages", this.messages.newest()));
		}
		return true;
	}

	private Map<String, Object> call(Request request, String method) throws IOException {
		try {
			SlackArguments arguments = SlackArguments.of(request);
			return this.api.call(method, hasToken(request, arguments), arguments);
		}
		catch (JacksonException ex) {
			return Map.of("ok", false, "error", "invalid_json");
		}
	}

	private static boolean hasToken(Request request, SlackArguments arguments) {
		String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
		return !arguments.textOrEmpty("token").isBlank() || (header != null && header.matches("Bearer \\S+"));
	}

	private void webhook(Request request, Response response, Callback callback, String channel) throws IOException {
		String error;
		try {
			error = this.api.webhook(channel, SlackArguments.of(request));
		}
		catch (JacksonException ex) {
			error = "invalid_payload";
		}
		response.setStatus((error != null) ? 400 : 200);
		answer(response, callback, "text/html; charset=utf-8",
				((error != null) ? error : "ok").getBytes(StandardCharsets.UTF_8));
	}

	private static void json(Response response, Callback callback, Object answer) {
		answer(response, callback, "application/json; charset=utf-8", JSON.writeValueAsBytes(answer));
	}

	private static void answer(Response response, Callback callback, String type, byte[] body) {
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
		response.write(true, ByteBuffer.wrap(body), callback);
	}

}
