package dev.crossover.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code crossover up} as a process, on a data folder. */
final class RunningSuite implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofMinutes(6);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Process process;

	private final Path folder;

	private final JsonNode description;

	private RunningSuite(Process process, Path folder, JsonNode description) {
		this.process = process;
		this.folder = folder;
		this.description = description;
	}

	/**
	 * Starts a suite and waits until it is ready.
	 * @param folder the data folder
	 * @param options more options of {@code up}
	 * @return the running suite
	 */
	static RunningSuite up(Path folder, String... options) throws IOException {
		Path description = folder.resolve("crossover.json");
		Files.deleteIfExists(description);
		List<String> arguments = new ArrayList<>(List.of("up", "--port", "0", "--data-dir", folder.toString()));
		arguments.addAll(List.of(options));
		Process process = CommandLine.start(folder.resolve("up.log"), arguments);
		await("crossover up").atMost(START_LIMIT)
			.failFast("up ended", () -> !process.isAlive())
			.until(() -> Files.exists(description));
		return new RunningSuite(process, folder, JSON.readTree(Files.readString(description)));
	}

	Api api(String account) {
		return new Api(this.description.path("base_url").asString(),
				this.description.path("api_keys").path(account).asString());
	}

	/** Where the API answers. */
	String baseUrl() {
		return this.description.path("base_url").asString();
	}

	/** An API key. */
	String key(String account) {
		return this.description.path("api_keys").path(account).asString();
	}

	/** The key of whoever runs the suite. */
	String adminKey() {
		return this.description.path("admin_key").asString();
	}

	/** Where the local cloud answers. */
	String cloudUrl() {
		return this.description.path("cloud_url").asString();
	}

	/** Instances that serve behind the GPU endpoint, as SageMaker tells them. */
	int gpuInstances() {
		return SageMaker.at(cloudUrl()).currentInstances(this.description.path("endpoints").path("gpu").asString());
	}

	/** What a service has logged so far in this data folder that contains a text. */
	List<JsonNode> logged(String service, String text) throws IOException {
		try (Stream<String> lines = Files.lines(this.folder.resolve("logs").resolve(service + ".log"))) {
			return lines.filter((line) -> line.startsWith("{") && line.contains(text)).map(JSON::readTree).toList();
		}
	}

	Path folder() {
		return this.folder;
	}

	/** Ends every process of the suite at once, as a power cut would. */
	void killEverything() throws InterruptedException {
		List<ProcessHandle> victims = new ArrayList<>(this.process.descendants().toList());
		victims.add(this.process.toHandle());
		this.description.path("pids").forEach((pid) -> ProcessHandle.of(pid.asLong()).ifPresent(victims::add));
		victims.forEach(ProcessHandle::destroyForcibly);
		assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		await("every process gone").atMost(Duration.ofSeconds(30))
			.until(() -> victims.stream().noneMatch(ProcessHandle::isAlive));
	}

	@Override
	public void close() {
		this.process.destroy();
		await("the end of crossover up on SIGTERM").atMost(Duration.ofMinutes(1)).until(() -> !this.process.isAlive());
	}

}
