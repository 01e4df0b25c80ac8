package dev.crossover.cloud.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.metering.Tally;
import dev.crossover.cloud.signature.Credentials;
import dev.crossover.cloud.signature.PresignedRequests;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * One port for every service. It is taken before anything else starts, so that engines
 * can be told the address their clients will use.
 */
public final class Gateway implements AutoCloseable {

	/** Clients that may wait for the engines to start. */
	private static final int WAITING_CONNECTIONS = 1024;

	private final Server server = new Server(new VirtualThreadPool());

	private final ServerConnector connector;

	private final Map<String, Handler> services = new HashMap<>();

	private Tally tally = Tally.NONE;

	private final PathMappingsHandler pages = new PathMappingsHandler();

	private Handler.Wrapper gate = new Handler.Wrapper();

	private Gateway(int port) {
		HttpConfiguration http = new HttpConfiguration();
		http.setSendServerVersion(false);
		// Keys of objects may hold what a web server would rather not see in a path.
		http.setUriCompliance(UriCompliance.UNSAFE);
		this.connector = new ServerConnector(this.server, 1, 1, new HttpConnectionFactory(http));
		this.connector.setHost("127.0.0.1");
		this.connector.setPort(port);
		this.connector.setAcceptQueueSize(WAITING_CONNECTIONS);
		this.server.addConnector(this.connector);
	}

	/**
	 * Takes the port; requests wait until {@link #start}.
	 * @param port the port, or zero for a free one
	 * @return the gateway
	 */
	public static Gateway listen(int port) {
		Gateway gateway = new Gateway(port);
		try {
			gateway.connector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Port " + port + " cannot be used: " + ex.getMessage(), ex);
		}
		return gateway;
	}

	/**
	 * The address of every service.
	 * @return such as {@code http://127.0.0.1:4566}
	 */
	public URI address() {
		return URI.create("http://127.0.0.1:" + this.connector.getLocalPort());
	}

	/**
	 * Passes a service's requests on to a server.
	 * @param signingName the service
	 * @param engine where the server listens
	 */
	public void proxy(String signingName, URI engine) {
		this.services.put(signingName, new EngineProxy(engine));
	}

	/**
	 * Lets a handler answer a service's requests.
	 * @param signingName the service
	 * @param handler the handler
	 */
	public void handle(String signingName, Handler handler) {
		this.services.put(signingName, handler);
	}

	/**
	 * Lets presigned requests of S3 pass only as they were signed.
	 * @param credentials the only ones that addresses may be signed with
	 */
	public void presignedWith(Credentials credentials) {
		this.services.computeIfPresent("s3",
				(name, objects) -> new PresignedRequests(objects, credentials, InstantSource.system()));
	}

	/**
	 * Takes down each request that is answered.
	 * @param usage where to
	 */
	public void meter(Tally usage) {
		this.tally = usage;
		this.services.computeIfPresent("dynamodb", (name, tables) -> new CapacityHandler(tables, usage));
	}

	/**
	 * Lets a handler answer requests that no AWS client signed.
	 * @param path a path, or a prefix of paths when it ends in {@code /*}
	 * @param handler the handler
	 */
	public void page(String path, Handler handler) {
		this.pages.addMapping(new ServletPathSpec(path), handler);
	}

	/**
	 * Puts a gate before all services.
	 * @param outer what sees each request first
	 */
	public void gate(Handler.Wrapper outer) {
		this.gate = outer;
	}

	/**
	 * Answers from now on.
	 * @param standIns the services of this process
	 */
	public void start(List<AwsService> standIns) {
		for (AwsService service : standIns) {
			Handler handler = new ServiceHandler(service);
			service.signingNames().forEach((name) -> this.services.put(name, handler));
		}
		this.services.replaceAll((name, handler) -> new MeteredHandler(name, handler, this.tally));
		this.gate.setHandler(new Routes(this.services, this.pages));
		this.server.setHandler(this.gate);
		try {
			this.server.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The gateway did not start", ex);
		}
	}

	@Override
	public void close() throws IOException {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IOException("The gateway did not stop", ex);
		}
	}

}
