package dev.crossover.model.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import dev.crossover.model.invocation.Limits;

/**
 * The JDK's own HTTP server with a virtual thread per request. It listens from the first
 * moment, and says that it is not ready until it is.
 */
final class ModelHttpServer implements AutoCloseable {

	private static final int DRAIN_SECONDS = 20;

	private final HttpServer server;

	private final Handler handler;

	ModelHttpServer(InetSocketAddress address, Limits limits) throws IOException {
		// Without this an answer of several small writes waits 40 ms for an
		// acknowledgement.
		System.setProperty("sun.net.httpserver.nodelay", "true");
		this.handler = new Handler(limits);
		this.server = HttpServer.create(address, 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this.handler);
		this.server.start();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	void serve(Service service) {
		this.handler.serve(service);
	}

	/**
	 * Takes no more requests, and waits for those it has.
	 */
	@Override
	public void close() {
		this.server.stop(DRAIN_SECONDS);
	}

}
