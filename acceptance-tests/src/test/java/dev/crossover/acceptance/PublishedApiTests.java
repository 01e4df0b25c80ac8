package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is published of the API is so. */
class PublishedApiTests {

	@TempDir
	private static Path folder = Path.of("");

	private static RunningSuite suite;

	@BeforeAll
	static void start() throws IOException {
		suite = RunningSuite.up(folder);
	}

	@AfterAll
	static void stop() {
		suite.close();
	}

	@Test
	void guideCanBeFollowedToItsEnd(@TempDir Path desk) throws Exception {
		assumeTrue(has("bash") && has("curl") && has("openssl"), "The guide's snippets need bash, curl and openssl");

		ApiGuide.read(Path.of("../docs/api.md")).follow(desk, suite.baseUrl(), suite.key("standard"));
	}

	@Test
	void everyExampleOfTheDescriptionWorks() throws Exception {
		new OpenApiExamples(suite.baseUrl(), suite.key("standard"), suite.adminKey())
			.tryAll(Path.of("../docs/openapi.json"));
	}

	private static boolean has(String command) throws InterruptedException {
		try {
			return new ProcessBuilder("sh", "-c", "command -v " + command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
