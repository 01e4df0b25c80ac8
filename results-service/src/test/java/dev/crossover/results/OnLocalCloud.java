package dev.crossover.results;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import dev.crossover.testing.LocalCloudExtension;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service on a local cloud, one for all tests; PostgreSQL is behind a
 * {@link Cable}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "crossover.results.retries.first=1s", "crossover.results.retries.longest=1s" })
@AutoConfigureMockMvc
@Import(TestBatches.class)
public abstract class OnLocalCloud {

	protected static final Cable CABLE;

	private static final Map<String, String> PROPERTIES = new HashMap<>(LocalCloudExtension.cloud().properties());

	static {
		URI database = URI.create(PROPERTIES.getOrDefault("spring.datasource.url", "").substring("jdbc:".length()));
		CABLE = new Cable(database.getHost(), database.getPort());
		PROPERTIES.put("spring.datasource.url",
				"jdbc:postgresql://127.0.0.1:%d%s".formatted(CABLE.port(), database.getPath()));
	}

	@DynamicPropertySource
	static void cloud(DynamicPropertyRegistry registry) {
		PROPERTIES.forEach((name, value) -> registry.add(name, () -> value));
	}

	/**
	 * The properties of the cloud.
	 * @return by name
	 */
	protected static Map<String, String> cloud() {
		return PROPERTIES;
	}

}
