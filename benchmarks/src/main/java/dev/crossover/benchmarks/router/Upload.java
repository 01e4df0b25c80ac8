package dev.crossover.benchmarks.router;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A large upload through a router with little memory, against the same upload through one
 * with plenty.
 */
@Command(name = "upload", description = "A million documents through a router with a capped heap.",
		mixinStandardHelpOptions = true, showDefaultValues = true)
public final class Upload implements Callable<Integer> {

	private static final int BLOCK = 10_000;

	@Option(names = "--data-dir", required = true, description = "Data folder of a suite that runs.")
	private Path dataDir = Path.of("");

	@Option(names = "--documents", defaultValue = "1000000", description = "Documents of each upload.")
	private int documents;

	@Option(names = "--heap", defaultValue = "256m", description = "The capped router's heap.")
	private String heap = "";

	@Override
	public Integer call() throws Exception {
		Suite suite = Suite.at(this.dataDir);
		System.out.println(Machine.now());
		try (JavaProcess capped = JavaProcess.router(suite, List.of("-Xmx" + this.heap), List.of());
				JavaProcess roomy = JavaProcess.router(suite, List.of("-Xmx4g"), List.of())) {
			upload("heap of " + this.heap, capped, suite);
			upload("heap of 4g", roomy, suite);
		}
		return 0;
	}

	private void upload(String what, JavaProcess router, Suite suite) throws Exception {
		long started = System.nanoTime();
		JsonNode batch = send(router.address(), suite.key("enterprise"));
		double seconds = (System.nanoTime() - started) / 1e9;
		System.out.printf(Locale.ROOT,
				"%s: %,d documents accepted as %s in %.1f s, %,.0f a second; the process had %d MiB at most%n", what,
				batch.path("counts").path("total").asLong(), batch.path("id").asString(), seconds,
				this.documents / seconds, router.peakMebibytes());
	}

	private JsonNode send(URI router, String authorization) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(router.resolve("/v1/batches?models=sentiment&completion_window=24h"))
			.header("Authorization", authorization)
			.header("Content-Type", "application/x-ndjson")
			.POST(BodyPublishers.ofInputStream(this::body))
			.build();
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
			if (answer.statusCode() != 202) {
				throw new IOException("The upload was answered with " + answer.statusCode() + ": " + answer.body());
			}
			return JsonMapper.shared().readTree(answer.body());
		}
	}

	// Written as it is sent: the sender's memory shall not be the limit.
	private InputStream body() {
		int blocks = (this.documents + BLOCK - 1) / BLOCK;
		return new SequenceInputStream(new Enumeration<>() {

			private int next;

			@Override
			public boolean hasMoreElements() {
				return this.next < blocks;
			}

			@Override
			public InputStream nextElement() {
				return new ByteArrayInputStream(block(this.next++));
			}

		});
	}

	private byte[] block(int number) {
		StringBuilder lines = new StringBuilder();
		IntStream.range(number * BLOCK, Math.min((number + 1) * BLOCK, this.documents))
			.forEach((i) -> lines.append("{\"id\":\"d")
				.append(i)
				.append("\",\"text\":\"The card that I ordered on day ")
				.append(i % 365)
				.append(" has not arrived yet, and nobody answers my calls.\"}\n"));
		return lines.toString().getBytes(StandardCharsets.UTF_8);
	}

}
