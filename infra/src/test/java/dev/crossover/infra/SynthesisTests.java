package dev.crossover.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of the tests on a machine without Node.js. */
class SynthesisTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // JUnit sets it
	Path folder;

	@Test
	void demandNodeWhenNoneOnPathSkipsWithTheReason() {
		assertThatExceptionOfType(TestAbortedException.class)
			.isThrownBy(() -> Synthesis.demandNode(this.folder.toString(), false))
			.withMessageContaining("no 'node' on the PATH");
	}

	@Test
	void demandNodeWhenRequiredAndNoneOnPathFails() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> Synthesis.demandNode(this.folder.toString(), true))
			.withMessageContaining("no 'node' on the PATH")
			.withMessageContaining("CROSSOVER_REQUIRE_NODE=true");
	}

	@Test
	void demandNodeWhenNodeOnPathGoesOn() throws IOException {
		Path node = Files.createFile(this.folder.resolve("node"));

		assertThatCode(() -> {
			if (!node.toFile().setExecutable(true)) {
				throw new IOException("not executable");
			}
			Synthesis.demandNode("/nowhere:" + this.folder, true);
		}).doesNotThrowAnyException();
	}

}
