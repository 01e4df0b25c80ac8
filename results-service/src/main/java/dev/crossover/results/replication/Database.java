package dev.crossover.results.replication;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PostgreSQL, which may be away. */
@Component
class Database {

	private final DataSource source;

	private final JdbcClient jdbc;

	Database(DataSource source, JdbcClient jdbc) {
		this.source = source;
		this.jdbc = jdbc;
	}

	/** Brings the schema up to date; fails when PostgreSQL is away. */
	void migrate() {
		Flyway.configure().dataSource(this.source).load().migrate();
	}

	/**
	 * Whether it answers.
	 * @return whether it does
	 */
	boolean answers() {
		try {
			return this.jdbc.sql("select true").query(Boolean.class).single();
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

}
