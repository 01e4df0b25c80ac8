package dev.crossover.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link SampleDocuments}. */
class SampleDocumentsTests {

	@TempDir
	private Path folder;

	@Test
	void writesEveryDocumentOnceAndDifferent() throws IOException {
		Path file = this.folder.resolve("batch.ndjson");

		new SampleDocuments().write(file, 3_000);

		List<JsonNode> documents = Files.readAllLines(file).stream().map(JsonMapper.shared()::readTree).toList();
		assertThat(documents).hasSize(3_000);
		assertThat(documents.stream().map((document) -> document.path("id").asString())).doesNotHaveDuplicates();
		assertThat(documents.stream().map((document) -> document.path("text").asString())).doesNotHaveDuplicates();
	}

}
