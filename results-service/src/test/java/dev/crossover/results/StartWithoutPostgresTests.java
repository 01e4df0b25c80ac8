package dev.crossover.results;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The service starts whether or not PostgreSQL is there. */
class StartWithoutPostgresTests {

	@Test
	void startsWithoutPostgresAndMigratesOnceItIsThere() {
		Cable cable = new Cable("127.0.0.1", OnLocalCloud.CABLE.port());
		cable.pull();

		try (ConfigurableApplicationContext context = start(cable)) {
			JdbcClient jdbc = context.getBean(JdbcClient.class);
			assertThat(context.isRunning()).isTrue();
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> hasSchema(jdbc));

			cable.plug();

			await().ignoreExceptions().until(() -> hasSchema(jdbc));
		}
	}

	private static boolean hasSchema(JdbcClient jdbc) {
		return jdbc.sql("select to_regclass('public.documents') is not null").query(Boolean.class).single();
	}

	private static ConfigurableApplicationContext start(Cable cable) {
		Map<String, Object> properties = new HashMap<>(OnLocalCloud.cloud());
		properties.computeIfPresent("spring.datasource.url",
				(name, url) -> url.toString().replace(":" + OnLocalCloud.CABLE.port(), ":" + cable.port()));
		properties.put("server.port", 0);
		return new SpringApplicationBuilder(ResultsService.class).properties(properties).run();
	}

}
