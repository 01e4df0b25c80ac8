package dev.crossover.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.crossover.cli.home.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests of {@link Leftovers}, with real processes. */
class LeftoversTests {

	@TempDir
	private Path path;

	@Test
	void endsWhatAnEarlierRunLeftBehind() throws Exception {
		Process orphan = new ProcessBuilder("sleep", "300").start();
		new Leftovers(new DataFolder(this.path)).remember(List.of(orphan));

		new Leftovers(new DataFolder(this.path)).end();

		await().atMost(Duration.ofSeconds(10)).until(() -> !orphan.isAlive());
	}

	@Test
	void sparesAnotherProcessThatGotTheSamePid() throws Exception {
		Process stranger = new ProcessBuilder("sleep", "300").start();
		DataFolder folder = new DataFolder(this.path);
		folder.write("processes.json", List.of(Map.of("pid", stranger.pid(), "started", "2001-01-01T00:00:00Z")));

		new Leftovers(folder).end();

		assertThat(stranger.isAlive()).isTrue();
		stranger.destroyForcibly();
	}

	@Test
	void doesNothingOnANewFolder() throws Exception {
		new Leftovers(new DataFolder(this.path)).end();

		assertThat(this.path).isEmptyDirectory();
	}

}
