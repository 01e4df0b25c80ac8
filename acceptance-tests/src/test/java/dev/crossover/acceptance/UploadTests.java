package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Files through the storage, by the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTests {

	private static final int DOCUMENTS = 1_200;

	@TempDir
	private static Path folder;

	private RunningSuite suite;

	@BeforeAll
	void start() throws IOException {
		this.suite = RunningSuite.up(folder, "--gpu-start", "PT2S");
	}

	@AfterAll
	void stop() {
		this.suite.close();
	}

	@Test
	void uploadedFileComesBackWhole() throws IOException, InterruptedException {
		Path results = folder.resolve("results.ndjson");

		Submission ended = submit("good.ndjson", Texts.ndjson(DOCUMENTS), "--output", results.toString());

		assertThat(ended.exitValue()).as(ended.output()).isZero();
		assertThat(ended.output()).contains("succeeded (done)", "pipeline   gpu");
		assertThat(Files.readAllLines(results))
			.extracting((line) -> JsonMapper.shared().readTree(line).path("id").asString())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, DOCUMENTS).mapToObj(Texts::id).toList());
	}

	@Test
	void uploadThatBreaksOffFailsWithTheReason() throws IOException, InterruptedException {
		String array = "[" + String.join(",", Texts.ndjson(DOCUMENTS)) + ", oops";

		Submission ended = submit("broken.json", List.of(array));

		assertThat(ended.exitValue()).as(ended.output()).isEqualTo(1);
		assertThat(ended.output()).contains("failed (done)", "error      invalid_json: ");
		JsonNode batch = this.suite.api("enterprise").batch(ended.batchId());
		assertThat(batch.path("error").path("code").asString()).isEqualTo("invalid_json");
		assertThat(batch.path("ended_at").asString()).isNotBlank();
		assertThat(batch.path("counts").path("total").asLong()).isZero();
	}

	private Submission submit(String name, List<String> lines, String... options)
			throws IOException, InterruptedException {
		Path file = Files.write(folder.resolve(name), lines);
		Path output = folder.resolve(name + ".txt");
		List<String> arguments = new ArrayList<>(List.of("submit", file.toString(), "--upload", "--wait", "--pipeline",
				"gpu", "--models", "sentiment,language", "--data-dir", folder.toString()));
		arguments.addAll(List.of(options));
		Process submit = CommandLine.start(output, arguments);
		assertThat(submit.waitFor(5, TimeUnit.MINUTES)).isTrue();
		return new Submission(submit.exitValue(), Files.readString(output));
	}

	/** How {@code crossover submit} ended. */
	private record Submission(int exitValue, String output) {

		String batchId() {
			return this.output.lines()
				.filter((line) -> line.startsWith("  batch "))
				.map((line) -> line.substring("  batch ".length()).strip())
				.findFirst()
				.orElseThrow();
		}

	}

}
