package dev.crossover.cli.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link PendingSubmission}. */
class PendingSubmissionTests {

	@TempDir
	private Path folder = Path.of("");

	private Path file = Path.of("");

	@BeforeEach
	void write() throws IOException {
		this.file = Files.writeString(this.folder.resolve("reviews.ndjson"), "{\"text\":\"fine\"}\n");
	}

	@Test
	void sameCommandGoesOnUntilItHasEnded() throws IOException {
		String key = submission("models=sentiment").key();

		assertThat(submission("models=sentiment").key()).isEqualTo(key);

		submission("models=sentiment").ended();
		assertThat(submission("models=sentiment").key()).isNotEqualTo(key);
	}

	@Test
	void otherRequestOrFileIsAnotherSubmission() throws IOException {
		String key = submission("models=sentiment").key();

		assertThat(submission("models=language").key()).isNotEqualTo(key);
		Files.writeString(this.file, "{\"text\":\"changed\"}\n");
		assertThat(submission("models=sentiment").key()).isNotEqualTo(key);
	}

	@Test
	void submissionWithoutAFileGoesOnToo() throws IOException {
		String key = PendingSubmission.of(this.folder, "retry batch_1").key();

		assertThat(PendingSubmission.of(this.folder, "retry batch_1").key()).isEqualTo(key);
		assertThat(PendingSubmission.of(this.folder, "retry batch_2").key()).isNotEqualTo(key);
	}

	private PendingSubmission submission(String request) throws IOException {
		return PendingSubmission.of(this.folder.resolve("notes"), this.file, request);
	}

}
