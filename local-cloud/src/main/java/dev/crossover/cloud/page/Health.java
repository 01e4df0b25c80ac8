package dev.crossover.cloud.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells whether every resource exists: 200, or 503 until then. */
public final class Health extends Handler.Abstract {

	private volatile boolean ready;

	/** Every resource exists. */
	public void ready() {
		this.ready = true;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		boolean now = this.ready;
		response.setStatus(now ? 200 : 503);
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
		response.write(true, ByteBuffer
			.wrap((now ? "{\"status\":\"ready\"}" : "{\"status\":\"starting\"}").getBytes(StandardCharsets.UTF_8)),
				callback);
		return true;
	}

}
