package dev.crossover.cloud.sagemaker.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.crossover.cloud.engine.FreePort;

/**
 * A model container: {@code serve} of a runnable jar, spoken to as SageMaker does. It
 * ends when this process does, however that ends: its standard input is our pipe.
 */
public final class Container implements AutoCloseable {

	private static final Path NICE = Path.of("/usr/bin/nice");

	private static final long PING_EVERY_MILLIS = 50;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final Process process;

	private final URI address;

	private Container(Process process, URI address) {
		this.process = process;
		this.address = address;
	}

	/**
	 * Starts a container; it may not answer yet.
	 * @param launch how to start it
	 * @return the container
	 * @throws IOException when there is no such program
	 */
	public static Container start(Launch launch) throws IOException {
		int port = FreePort.find();
		Files.createDirectories(launch.log().toAbsolutePath().getParent());
		ProcessBuilder builder = new ProcessBuilder(command(launch, port)).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
		builder.environment().putAll(launch.environment());
		return new Container(builder.start(), URI.create("http://127.0.0.1:" + port));
	}

	/**
	 * Waits until the container says it is ready.
	 * @param limit how long to wait
	 * @throws ContainerException when it ended or is not ready in time
	 */
	public void awaitReady(Duration limit) throws ContainerException {
		long end = System.nanoTime() + limit.toNanos();
		while (!isReady()) {
			if (!this.process.isAlive()) {
				throw new ContainerException("The container ended with code " + this.process.exitValue(), false);
			}
			if (System.nanoTime() > end) {
				throw new ContainerException("The container did not answer /ping in time", true);
			}
			pause();
		}
	}

	/**
	 * Sends a request to the model.
	 * @param invocation the request
	 * @param handler where the answer's body goes
	 * @param <T> what the body becomes
	 * @return the answer, whatever its status
	 * @throws ContainerException when there is none
	 */
	public <T> HttpResponse<T> invoke(Invocation invocation, HttpResponse.BodyHandler<T> handler)
			throws ContainerException {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.address.resolve("/invocations"))
			.POST(invocation.body());
		header(request, "Content-Type", invocation.contentType());
		header(request, "Accept", invocation.accept());
		header(request, "X-Amzn-SageMaker-Custom-Attributes", invocation.customAttributes());
		CompletableFuture<HttpResponse<T>> answer = this.http.sendAsync(request.build(), handler);
		try {
			return answer.get(invocation.timeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw new ContainerException("no answer within " + invocation.timeout(), true);
		}
		catch (ExecutionException ex) {
			throw new ContainerException("the connection to the container broke", false);
		}
		catch (InterruptedException ex) {
			answer.cancel(true);
			Thread.currentThread().interrupt();
			throw new ContainerException("interrupted", false);
		}
	}

	/**
	 * Does something when the container has ended.
	 * @param task what to do
	 */
	public void whenEnded(Runnable task) {
		Thread.ofVirtual().start(() -> {
			this.process.onExit().join();
			task.run();
		});
	}

	/** Kills the process; requests in flight break off. */
	@Override
	public void close() {
		this.process.destroyForcibly();
		this.http.shutdownNow();
	}

	private boolean isReady() {
		HttpRequest ping = HttpRequest.newBuilder(this.address.resolve("/ping")).timeout(Duration.ofSeconds(5)).build();
		try {
			return this.http.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static List<String> command(Launch launch, int port) {
		List<String> command = new ArrayList<>();
		if (launch.lowPriority() && Files.isExecutable(NICE)) {
			command.addAll(List.of(NICE.toString(), "-n", "19"));
		}
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-jar", launch.jar().toString(), "serve", "--port",
				String.valueOf(port), "--exit-on-stdin-eof"));
		return command;
	}

	private static void header(HttpRequest.Builder request, String name, String value) {
		if (!value.isEmpty()) {
			request.header(name, value);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PING_EVERY_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
