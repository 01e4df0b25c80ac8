package dev.crossover.cpu.inference;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.crossover.common.result.Outcome;
import dev.crossover.common.result.ResultLine;
import dev.crossover.policy.routing.Lane;
import dev.crossover.testing.LocalCloudExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The serverless endpoint of a local cloud, with the real models behind it. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@ExtendWith(LocalCloudExtension.class)
class ServerlessEndpointEngineTests {

	@Autowired
	private ServerlessEndpoint endpoint;

	@Autowired
	private JsonMapper json;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		Map<String, String> cloud = LocalCloudExtension.cloud().properties();
		cloud.forEach((name, value) -> properties.add(name, () -> value));
	}

	@Test
	void invokeClassifiesEveryDocument() {
		byte[] documents = """
				{"index":0,"id":"a","text":"What a wonderful film, I loved every minute."}
				{"index":1,"text":"The worst film I have ever seen."}
				""".getBytes(StandardCharsets.UTF_8);

		List<ResultLine> results = read(this.endpoint.invoke(documents, "sentiment,language", Lane.FAST));

		assertThat(results).extracting(ResultLine::outcome).containsOnly(Outcome.SUCCEEDED);
		assertThat(results).extracting(ResultLine::index).containsExactly(0L, 1L);
		assertThat(results.getFirst().predictions()).containsOnlyKeys("sentiment", "language");
	}

	private List<ResultLine> read(byte[] lines) {
		try (MappingIterator<ResultLine> results = this.json.readerFor(ResultLine.class).readValues(lines)) {
			return results.readAll();
		}
	}

}
