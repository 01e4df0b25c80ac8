package dev.crossover.model.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import ai.onnxruntime.OrtException;
import dev.crossover.model.classification.Classifier;
import dev.crossover.model.classification.Compute;
import dev.crossover.model.classification.Precision;
import dev.crossover.model.head.Catalogue;
import dev.crossover.model.invocation.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the server until it is told to end.
 */
@Command(name = "serve", description = "Serves GET /ping, GET /models and POST /invocations.",
		mixinStandardHelpOptions = true, showDefaultValues = true)
public final class Serve implements Callable<Integer> {

	@Option(names = "--host", defaultValue = "${env:CROSSOVER_HOST:-127.0.0.1}", description = "Address to listen on.")
	private String host = "";

	@Option(names = "--port", defaultValue = "${env:CROSSOVER_PORT:-8080}",
			description = "Port to listen on; 0 for a free one, which is printed.")
	private int port;

	@Option(names = "--workers", defaultValue = "${env:CROSSOVER_WORKERS:-0}",
			description = "Texts encoded at the same time; 0 for one per core.")
	private int workers;

	@Option(names = "--precision", defaultValue = "${env:CROSSOVER_PRECISION:-int8}",
			description = "int8, fp16 or fp32.")
	private Precision precision = Precision.INT8;

	@Option(names = "--batch-size", defaultValue = "${env:CROSSOVER_BATCH_SIZE:-1}",
			description = "Most texts in one call of the encoder.")
	private int batch;

	@Option(names = "--max-tokens", defaultValue = "${env:CROSSOVER_MAX_TOKENS:-512}",
			description = "Most tokens read of a text.")
	private int tokens;

	@Option(names = "--network", defaultValue = "${env:CROSSOVER_NETWORK:-" + Option.NULL_VALUE + "}",
			description = "ONNX file of the encoder for fp16 and fp32.")
	private @Nullable Path network;

	@Option(names = "--max-body-bytes", defaultValue = "${env:CROSSOVER_MAX_BODY_BYTES:-1073741824}",
			description = "Largest body.")
	private long body;

	@Option(names = "--max-json-bytes", defaultValue = "${env:CROSSOVER_MAX_JSON_BYTES:-8388608}",
			description = "Largest JSON body, which is held in memory whole.")
	private int json;

	@Option(names = "--max-text-characters", defaultValue = "${env:CROSSOVER_MAX_TEXT_CHARACTERS:-100000}",
			description = "Longest text.")
	private int text;

	@Option(names = "--exit-on-stdin-eof", description = "End when standard input does, as when a parent dies.")
	private boolean exitOnEndOfInput;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException, OrtException, InterruptedException {
		Compute compute = compute();
		CountDownLatch end = new CountDownLatch(1);
		InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(this.host), this.port);
		ModelHttpServer server = new ModelHttpServer(address, new Limits(this.body, this.json, this.text));
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
		if (this.exitOnEndOfInput) {
			Thread.ofPlatform().daemon().start(() -> exitAtEndOfInput());
		}
		Service service = new Service(Classifier.load(compute), Catalogue.shipped(), compute.tokens());
		warm(service);
		server.serve(service);
		System.out.printf("model-server ready on http://%s:%d, %d workers%n", this.host, server.port(),
				compute.workers());
		end.await();
		return 0;
	}

	private Compute compute() {
		int threads = (this.workers > 0) ? this.workers : Runtime.getRuntime().availableProcessors();
		try {
			return new Compute(threads, this.precision, this.batch, this.tokens, this.network);
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(this.spec.commandLine(), ex.getMessage(), ex);
		}
	}

	// The first calls of a network find its memory; nobody should wait for that.
	private static void warm(Service service) throws InterruptedException {
		List<String> texts = List.of("One.", "A sentence of a few words.", "word ".repeat(service.tokens()));
		service.classifier().classify(texts, service.catalogue().all().toList());
	}

	private static void exitAtEndOfInput() {
		try (InputStream in = System.in) {
			in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			System.err.println("Standard input is gone: " + ex.getMessage());
		}
		System.exit(0);
	}

}
