package dev.crossover.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model server in a process of its own, as it is launched everywhere else.
 */
final class ServerProcess implements AutoCloseable {

	private static final Pattern READY = Pattern.compile("ready on http://127.0.0.1:(\\d+)");

	private final Process process;

	private final BufferedReader output;

	private int port;

	private ServerProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	static ServerProcess start() throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return new ServerProcess(new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath,
				"--enable-native-access=ALL-UNNAMED", ModelServer.class.getName(), "serve", "--port", "0",
				"--exit-on-stdin-eof")
			.redirectErrorStream(true)
			.start());
	}

	boolean isReady() throws IOException {
		while (this.port == 0 && this.output.ready()) {
			Matcher matcher = READY.matcher(this.output.readLine());
			if (matcher.find()) {
				this.port = Integer.parseInt(matcher.group(1));
			}
		}
		if (this.port == 0 && !this.process.isAlive()) {
			throw new IllegalStateException("The server has ended with %d".formatted(this.process.exitValue()));
		}
		return this.port != 0;
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	void closeInput() throws IOException {
		this.process.getOutputStream().close();
	}

	void terminate() {
		this.process.destroy();
	}

	boolean endsWithin(int seconds) throws InterruptedException {
		return this.process.waitFor(seconds, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
