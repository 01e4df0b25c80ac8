package dev.crossover.cli.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.crossover.cli.api.ApiException;
import dev.crossover.cli.api.Connection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crossover results BATCH}: the results that exist so far. */
@Command(name = "results", mixinStandardHelpOptions = true,
		description = "Prints the results of a batch, also while it runs.")
public final class Results implements Callable<Integer> {

	@Parameters(paramLabel = "BATCH", description = "The batch's id.")
	private String batch = "";

	@Option(names = "--csv", description = "As CSV instead of NDJSON.")
	private boolean csv;

	@Option(names = "--output", description = "Write to this file instead of standard output.")
	private @Nullable Path output;

	@Mixin
	private Connection connection = new Connection();

	@Override
	public Integer call() throws ApiException, IOException {
		String accept = this.csv ? "text/csv" : "application/x-ndjson";
		try (InputStream results = this.connection.open()
			.stream("/v1/batches/%s/results".formatted(this.batch), accept);
				OutputStream target = (this.output != null) ? Files.newOutputStream(this.output) : System.out) {
			results.transferTo(target);
		}
		return 0;
	}

}
