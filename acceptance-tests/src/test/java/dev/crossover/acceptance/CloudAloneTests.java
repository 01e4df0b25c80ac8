package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code crossover cloud}: AWS on this machine, and nothing of Crossover's services. */
class CloudAloneTests {

	@TempDir
	private Path folder;

	@Test
	void servesEndpointsWithoutTheServicesAndEndsWithItsCommand() throws IOException, InterruptedException {
		Path description = this.folder.resolve("data/cloud.json");
		Process command = CommandLine.start(this.folder.resolve("cloud.log"),
				List.of("cloud", "--port", "0", "--data-dir", this.folder.resolve("data").toString()));
		try {
			await("the local cloud").atMost(Duration.ofMinutes(3))
				.failFast("crossover cloud ended", () -> !command.isAlive())
				.until(() -> Files.exists(description));
			JsonNode cloud = JsonMapper.shared().readTree(Files.readString(description));

			assertThat(SageMaker.at(cloud.path("cloud_url").asString())
				.currentInstances(cloud.path("outputs").path("GpuEndpointName").asString())).isZero();
			assertThat(command.descendants().map((process) -> process.info().commandLine().orElse("")))
				.noneMatch((line) -> line.contains("-service"));

			ProcessHandle child = ProcessHandle.of(cloud.path("pid").asLong()).orElseThrow();
			command.destroy();
			assertThat(command.waitFor(1, TimeUnit.MINUTES)).isTrue();
			await("the cloud's end").atMost(Duration.ofMinutes(1)).until(() -> !child.isAlive());
		}
		finally {
			command.destroyForcibly();
		}
	}

}
