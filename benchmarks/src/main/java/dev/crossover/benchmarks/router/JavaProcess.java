package dev.crossover.benchmarks.router;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Java process that listens on a port of its own and ends with the benchmark. */
final class JavaProcess implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofMinutes(2);

	private final Process process;

	private final URI address;

	private JavaProcess(Process process, URI address) {
		this.process = process;
		this.address = address;
	}

	/**
	 * Starts the suite's router once more, with options of its own, and quotas that no
	 * benchmark meets.
	 * @param suite whose accounts and services it uses
	 * @param options of the JVM
	 * @param arguments properties that differ from the suite's
	 * @return the router, ready
	 */
	static JavaProcess router(Suite suite, List<String> options, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(arguments);
		all.add("--crossover.plans.enterprise.quotas.requests-per-minute=600000000");
		all.add("--crossover.plans.enterprise.quotas.request-burst=10000000");
		all.add("--crossover.plans.enterprise.quotas.documents-per-day=1000000000000");
		all.add("--crossover.plans.enterprise.quotas.spend-usd-per-day=1000000");
		return service("router-service", suite, options, all);
	}

	/**
	 * Starts a service of the suite once more, with options of its own.
	 * @param module the service's module
	 * @param suite whose accounts and services it uses
	 * @param options of the JVM
	 * @param arguments properties that differ from the suite's
	 * @return the service, ready
	 */
	static JavaProcess service(String module, Suite suite, List<String> options, List<String> arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(options);
		command.addAll(List.of("-jar", jar(module).toString(),
				"--spring.config.additional-location=file:" + suite.services().toAbsolutePath()));
		command.addAll(arguments);
		return start(command, Map.of("CROSSOVER_ROUTER_KEYPEPPER", suite.pepper(), "AWS_ACCESS_KEY_ID", "any",
				"AWS_SECRET_ACCESS_KEY", "one"), "/actuator/health/readiness");
	}

	/**
	 * Starts a plain Spring Boot pass-through.
	 * @param options of the JVM
	 * @param target where it passes requests to
	 * @return the pass-through, ready
	 */
	static JavaProcess passThrough(List<String> options, URI target) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), PassThrough.class.getName(),
				"--target=" + target, "--spring.main.banner-mode=off", "--spring.threads.virtual.enabled=true"));
		return start(command, Map.of(), "/ready");
	}

	private static Path jar(String module) throws IOException {
		try (Stream<Path> files = Files.list(Path.of(module, "target", "app"))) {
			return files.filter((file) -> file.toString().endsWith(".jar"))
				.findFirst()
				.orElseThrow(() -> new IOException("Build first, and run this in the repository's root"));
		}
	}

	private static JavaProcess start(List<String> arguments, Map<String, String> environment, String ready)
			throws IOException, InterruptedException {
		int port = freePort();
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
		command.addAll(arguments);
		command.addAll(List.of("--server.port=" + port, "--server.address=127.0.0.1"));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Files.createTempFile("crossover-benchmark", ".log").toFile());
		builder.environment().putAll(environment);
		JavaProcess started = new JavaProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
		Runtime.getRuntime().addShutdownHook(new Thread(started::close));
		started.await(ready);
		return started;
	}

	private void await(String path) throws InterruptedException {
		long deadline = System.nanoTime() + START_LIMIT.toNanos();
		while (!answers(path)) {
			if (!this.process.isAlive() || System.nanoTime() > deadline) {
				throw new IllegalStateException("A process did not start; see its log in the temporary folder");
			}
			Thread.sleep(200);
		}
	}

	private boolean answers(String path) throws InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(this.address.resolve(path)).build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	URI address() {
		return this.address;
	}

	/**
	 * The most memory the process has had, heap and all else, as Linux tells it.
	 * @return MiB
	 */
	long peakMebibytes() throws IOException {
		return Files.readAllLines(Path.of("/proc", Long.toString(this.process.pid()), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmHWM:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
			.findFirst()
			.orElseThrow();
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
