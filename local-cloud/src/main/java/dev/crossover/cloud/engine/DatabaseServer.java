package dev.crossover.cloud.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Aurora: PostgreSQL's own binaries, unpacked once for each user of the machine. */
final class DatabaseServer implements AutoCloseable {

	private static final String NAME = "crossover";

	private static final String USER = "postgres";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final EmbeddedPostgres server;

	private DatabaseServer(EmbeddedPostgres server) {
		this.server = server;
	}

	static DatabaseServer start(Path folder) throws IOException {
		Files.createDirectories(folder);
		OrphanedPostmaster.stop(folder);
		EmbeddedPostgres server = EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(Files.createDirectories(binaries()).toFile())
			.setDataDirectory(folder.toAbsolutePath())
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setPGStartupWait(PATIENCE)
			// The library's defaults are for tests that throw their data away.
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("max_connections", "100")
			.start();
		createDatabase(server);
		return new DatabaseServer(server);
	}

	Database database() {
		String url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.server.getPort(), NAME);
		return new Database(url, USER, USER);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private static void createDatabase(EmbeddedPostgres server) throws IOException {
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
				if (found.next()) {
					return;
				}
			}
			statement.execute("create database " + NAME);
		}
		catch (SQLException ex) {
			server.close();
			throw new IOException("The database could not be created", ex);
		}
	}

	private static Path binaries() {
		return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
			.map(Path::of)
			.orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
			.resolve("crossover/postgresql");
	}

}
