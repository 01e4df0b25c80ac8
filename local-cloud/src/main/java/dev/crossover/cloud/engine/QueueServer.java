package dev.crossover.cloud.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/** SQS: ElasticMQ with its messages in an H2 file. */
final class QueueServer implements AutoCloseable {

	private final Function0<Terminated> stop;

	private final int port;

	private QueueServer(Function0<Terminated> stop, int port) {
		this.stop = stop;
		this.port = port;
	}

	/**
	 * Starts the server.
	 * @param folder where messages are kept
	 * @param gateway the address that queue URLs begin with
	 * @return the running server
	 */
	static QueueServer start(Path folder, URI gateway) throws IOException {
		int port = FreePort.find();
		Path file = Files.createDirectories(folder).toAbsolutePath().resolve("messages");
		Config config = ConfigFactory.parseMap(Map.ofEntries(Map.entry("node-address.protocol", gateway.getScheme()),
				Map.entry("node-address.host", gateway.getHost()), Map.entry("node-address.port", gateway.getPort()),
				Map.entry("node-address.context-path", ""), Map.entry("rest-sqs.bind-port", port),
				Map.entry("rest-sqs.bind-hostname", "127.0.0.1"), Map.entry("rest-stats.enabled", false),
				Map.entry("messages-storage.enabled", true),
				// Without it a kill loses what was acknowledged in the last second.
				Map.entry("messages-storage.uri", "jdbc:h2:file:" + file + ";WRITE_DELAY=0"),
				Map.entry("aws.region", CloudClients.REGION), Map.entry("aws.accountId", CloudClients.ACCOUNT),
				Map.entry("pekko.loglevel", "WARNING")))
			.withFallback(ConfigFactory.load());
		return new QueueServer(new ElasticMQServer(new ElasticMQServerConfig(config)).start(), port);
	}

	URI address() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	@Override
	public void close() {
		this.stop.apply();
	}

}
