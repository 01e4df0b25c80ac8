package dev.crossover.cloud.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.template.CreatedResource;
import dev.crossover.cloud.template.Provisioned;
import dev.crossover.cloud.time.TimeRule;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page at the root. Its script is a client like any other: it asks the AWS services
 * themselves what they are doing, so it shows what every client would see. Only what no
 * service tells, the stacks and the time, comes from {@code /_cloud}.
 */
public final class Console extends Handler.Abstract {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<String, String> FILES = Map.of("/", "console.html", "/_console/console.css", "console.css",
			"/_console/console.js", "console.js");

	private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "css",
			"text/css; charset=utf-8", "js", "text/javascript; charset=utf-8");

	/** Where the page, what belongs to it and what it asks for are. */
	public static final List<String> PATHS = List.of("", "/_console/*", "/_cloud");

	private final TimeRule time;

	private volatile List<CreatedResource> resources = List.of();

	public Console(TimeRule time) {
		this.time = time;
	}

	/**
	 * Says that every resource exists.
	 * @param made what exists
	 */
	public void ready(Provisioned made) {
		this.resources = made.resources();
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws IOException {
		String path = request.getHttpURI().getCanonicalPath();
		String file = FILES.get(path);
		if (path.equals("/_cloud")) {
			answer(response, callback, "application/json",
					JSON.writeValueAsBytes(Map.of("time", this.time, "resources", this.resources)));
			return true;
		}
		if (file == null) {
			return false;
		}
		try (InputStream content = Console.class.getResourceAsStream(file)) {
			if (content == null) {
				throw new IllegalStateException(file);
			}
			answer(response, callback, TYPES.get(file.substring(file.indexOf('.') + 1)), content.readAllBytes());
		}
		return true;
	}

	private static void answer(Response response, Callback callback, @Nullable String type, byte[] body) {
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
		response.getHeaders().put("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
		response.getHeaders().put("X-Content-Type-Options", "nosniff");
		response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
		response.write(true, ByteBuffer.wrap(body), callback);
	}

}
