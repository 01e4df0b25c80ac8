package dev.crossover.cloud.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jetty.server.Handler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB: DynamoDB Local on one SQLite file. Its request handler runs inside the
 * gateway, so it has neither a port nor the telemetry of its own launcher.
 */
final class TableServer implements AutoCloseable {

	private static final int NO_PORT = 0;

	private final LocalDynamoDBServerHandler handler;

	private TableServer(LocalDynamoDBServerHandler handler) {
		this.handler = handler;
	}

	static TableServer start(Path folder) throws IOException {
		String path = Files.createDirectories(folder).toAbsolutePath().toString();
		boolean inMemory = false;
		boolean oneDatabaseForAllCredentials = true;
		boolean slowStatusChanges = false;
		return new TableServer(new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(NO_PORT, inMemory, path,
				oneDatabaseForAllCredentials, slowStatusChanges), "*"));
	}

	Handler handler() {
		return this.handler;
	}

	@Override
	public void close() {
		this.handler.close();
	}

}
