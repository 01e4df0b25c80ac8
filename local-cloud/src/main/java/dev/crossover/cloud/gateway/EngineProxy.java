package dev.crossover.cloud.gateway;

import java.net.URI;
import java.time.Duration;

import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;

/** Passes requests on to an engine, byte for byte and never holding a body. */
final class EngineProxy extends ProxyHandler.Reverse {

	/** More than the longest poll of SQS, which is silent for 20 seconds. */
	private static final Duration SILENCE = Duration.ofMinutes(2);

	private static final int CONNECTIONS = 1024;

	EngineProxy(URI engine) {
		super((request) -> HttpURI.build(request.getHttpURI())
			.scheme(engine.getScheme())
			.host(engine.getHost())
			.port(engine.getPort())
			.asImmutable());
	}

	@Override
	protected void configureHttpClient(HttpClient client) {
		super.configureHttpClient(client);
		client.setMaxConnectionsPerDestination(CONNECTIONS);
		client.setIdleTimeout(SILENCE.toMillis());
	}

	/** The engine is in this house; nobody asks who passed a request on. */
	@Override
	protected void addProxyHeaders(Request clientToProxyRequest,
			org.eclipse.jetty.client.Request proxyToServerRequest) {
	}

}
