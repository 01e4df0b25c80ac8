package dev.crossover.cloud.gateway;

import java.util.Optional;

import dev.crossover.cloud.metering.ServedRequest;
import dev.crossover.cloud.metering.Tally;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes down each request to a service, once it is answered. */
final class MeteredHandler extends Handler.Wrapper {

	/**
	 * The key with which the page at the root signs: who only looks must not change what
	 * the bill says.
	 */
	private static final String ONLOOKER = "Credential=console/";

	private final String service;

	private final Tally tally;

	MeteredHandler(String service, Handler handler, Tally tally) {
		super(handler);
		this.service = service;
		this.tally = tally;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		return super.handle(request, response,
				isCharged(request) ? Callback.from(callback, () -> charge(request, response)) : callback);
	}

	private static boolean isCharged(Request request) {
		String signature = request.getHeaders().get(HttpHeader.AUTHORIZATION);
		return signature == null || !signature.contains(ONLOOKER);
	}

	private void charge(Request request, Response response) {
		new ServedRequest(this.service, request.getMethod(),
				Optional.ofNullable(request.getHttpURI().getPath()).orElse("/"),
				Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""), response.getStatus(),
				Request.getContentBytesRead(request), Response.getContentBytesWritten(response))
			.chargeTo(this.tally);
	}

}
