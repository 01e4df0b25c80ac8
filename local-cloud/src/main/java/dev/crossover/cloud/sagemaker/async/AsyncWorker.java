package dev.crossover.cloud.sagemaker.async;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import dev.crossover.cloud.delivery.ObjectException;
import dev.crossover.cloud.delivery.Objects;
import dev.crossover.cloud.sagemaker.container.Container;
import dev.crossover.cloud.sagemaker.container.ContainerException;
import dev.crossover.cloud.sagemaker.container.Invocation;
import dev.crossover.cloud.time.CloudClock;
import org.jspecify.annotations.Nullable;

/** Does one invocation: object in, container, object out. */
final class AsyncWorker {

	private static final int MESSAGE_LIMIT = 1024;

	/** Up to this size an answer fits into a message. */
	private static final int SMALL = 128 << 10;

	private static final long INPUT_LIMIT = 1 << 30;

	private final CloudClock clock;

	private final Objects objects;

	private final AsyncMetrics metrics;

	AsyncWorker(CloudClock clock, Objects objects, AsyncMetrics metrics) {
		this.clock = clock;
		this.objects = objects;
		this.metrics = metrics;
	}

	Outcome invoke(AsyncRequest request, Instance instance, Container container) {
		Instant began = this.clock.instant();
		this.metrics.millis("TimeInBacklog", Duration.between(request.receivedAt(), began));
		Outcome outcome = attempt(request, container);
		if (!instance.isServing() && !(outcome instanceof Outcome.Completed)) {
			return new Outcome.Interrupted();
		}
		this.metrics.millis("TotalProcessingTime", Duration.between(request.receivedAt(), this.clock.instant()));
		return outcome;
	}

	private Outcome attempt(AsyncRequest request, Container container) {
		try {
			Path folder = Files.createTempDirectory("async-invocation");
			try {
				return attempt(request, container, folder);
			}
			finally {
				Files.deleteIfExists(folder.resolve("in"));
				Files.deleteIfExists(folder.resolve("out"));
				Files.deleteIfExists(folder);
			}
		}
		catch (IOException ex) {
			return new Outcome.Failed("InternalServerError: " + ex.getMessage());
		}
	}

	private Outcome attempt(AsyncRequest request, Container container, Path folder) throws IOException {
		BodyPublisher body;
		try {
			body = download(request.input(), folder.resolve("in"));
		}
		catch (ObjectException ex) {
			this.metrics.count("RequestDownloadFailures");
			return new Outcome.Failed("ClientError: The input " + ex.getMessage());
		}
		try {
			Instant began = this.clock.instant();
			HttpResponse<Path> answer = container.invoke(invocation(request, body),
					HttpResponse.BodyHandlers.ofFile(folder.resolve("out")));
			this.metrics.micros("ModelLatency", Duration.between(began, this.clock.instant()));
			return (answer.statusCode() / 100 == 2) ? upload(request, answer) : refused(answer);
		}
		catch (ContainerException ex) {
			this.metrics.error("Invocation5XXErrors");
			return new Outcome.Failed(
					ex.isTimeout() ? "ModelError: Your invocation timed out while waiting for a response"
							: "InternalServerError: " + ex.getMessage());
		}
	}

	private Invocation invocation(AsyncRequest request, BodyPublisher body) {
		Duration timeout = this.clock.onTheWall(Duration.ofSeconds(request.timeoutSeconds()));
		AsyncRequest.Input input = request.input();
		return new Invocation(input.contentType(), input.accept(), input.customAttributes(), body, timeout);
	}

	private BodyPublisher download(AsyncRequest.Input input, Path file) throws ObjectException, IOException {
		if (input.location() == null) {
			byte[] body = input.body();
			return BodyPublishers.ofByteArray((body != null) ? body : new byte[0]);
		}
		Instant began = this.clock.instant();
		this.objects.download(input.location(), file, INPUT_LIMIT);
		this.metrics.micros("RequestDownloadLatency", Duration.between(began, this.clock.instant()));
		return BodyPublishers.ofFile(file);
	}

	private Outcome upload(AsyncRequest request, HttpResponse<Path> answer) throws IOException {
		if (answer.headers().firstValue("content-length").isEmpty()) {
			return new Outcome.Failed("ModelError: The container's answer has no Content-Length");
		}
		String contentType = answer.headers().firstValue("content-type").orElse("application/octet-stream");
		Instant began = this.clock.instant();
		try {
			this.objects.upload(request.output().location(), contentType, answer.body());
		}
		catch (ObjectException ex) {
			this.metrics.count("ResponseUploadFailures");
			return new Outcome.Failed("ClientError: The output " + ex.getMessage());
		}
		this.metrics.micros("ResponseUploadLatency", Duration.between(began, this.clock.instant()));
		return new Outcome.Completed(contentType, small(answer.body()));
	}

	private Outcome refused(HttpResponse<Path> answer) throws IOException {
		int status = answer.statusCode();
		this.metrics.error((status < 500) ? "Invocation4XXErrors" : "Invocation5XXErrors");
		return new Outcome.Failed("Received %s error (%d) from primary with message \"%s\""
			.formatted((status < 500) ? "client" : "server", status, beginning(answer.body())), small(answer.body()));
	}

	private static byte @Nullable [] small(Path file) throws IOException {
		return (Files.size(file) <= SMALL) ? Files.readAllBytes(file) : null;
	}

	private static String beginning(Path file) throws IOException {
		try (var stream = Files.newInputStream(file)) {
			return new String(stream.readNBytes(MESSAGE_LIMIT), StandardCharsets.UTF_8);
		}
	}

}
