package dev.crossover.cloud.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real servers: started together, since each spends its start waiting for itself. */
public final class Engines implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Engines.class);

	private final QueueServer queues;

	private final ObjectStore objects;

	private final TableServer tables;

	private final DatabaseServer database;

	private final CloudClients clients;

	private Engines(QueueServer queues, ObjectStore objects, TableServer tables, DatabaseServer database,
			CloudClients clients) {
		this.queues = queues;
		this.objects = objects;
		this.tables = tables;
		this.database = database;
		this.clients = clients;
	}

	/**
	 * Starts every engine.
	 * @param folder where they keep their data
	 * @param gateway the address at which clients find them
	 * @return the running engines
	 * @throws IOException when one of them does not start
	 */
	public static Engines start(Path folder, URI gateway) throws IOException {
		try (ExecutorService starters = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
			Future<QueueServer> queues = starters
				.submit(timed("SQS (ElasticMQ)", () -> QueueServer.start(folder.resolve("sqs"), gateway)));
			Future<DatabaseServer> database = starters
				.submit(timed("PostgreSQL", () -> DatabaseServer.start(folder.resolve("postgresql"))));
			Future<TableServer> tables = starters
				.submit(timed("DynamoDB (DynamoDB Local)", () -> TableServer.start(folder.resolve("dynamodb"))));
			Future<ObjectStore> objects = starters
				.submit(timed("S3 (S3Proxy)", () -> ObjectStore.start(folder.resolve("s3"))));
			CloudClients clients = CloudClients.of(started(queues).address(), started(objects).address(), gateway);
			return new Engines(started(queues), started(objects), started(tables), started(database), clients);
		}
	}

	public URI sqs() {
		return this.queues.address();
	}

	public URI s3() {
		return this.objects.address();
	}

	/**
	 * DynamoDB, which has no address of its own.
	 * @return what answers its requests inside the gateway
	 */
	public Handler dynamoDb() {
		return this.tables.handler();
	}

	public Database database() {
		return this.database.database();
	}

	public CloudClients clients() {
		return this.clients;
	}

	@Override
	public void close() {
		for (AutoCloseable engine : List.of(this.clients, this.database, this.queues, this.objects, this.tables)) {
			try {
				engine.close();
			}
			catch (Exception ex) {
				logger.warn("{} did not stop cleanly", engine.getClass().getSimpleName(), ex);
			}
		}
	}

	private static <T> Callable<T> timed(String name, Callable<T> start) {
		return () -> {
			long begin = System.nanoTime();
			T engine = start.call();
			logger.info("{} started in {} ms", name, (System.nanoTime() - begin) / 1_000_000);
			return engine;
		};
	}

	private static <T> T started(Future<T> engine) throws IOException {
		try {
			return engine.get();
		}
		catch (ExecutionException ex) {
			throw new IOException("An engine did not start", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while the engines start", ex);
		}
	}

}
