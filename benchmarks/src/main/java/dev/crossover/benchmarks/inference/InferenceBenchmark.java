package dev.crossover.benchmarks.inference;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.crossover.model.classification.Classifier;
import dev.crossover.model.classification.Compute;
import dev.crossover.model.classification.Precision;
import dev.crossover.model.encoder.Encoder;
import dev.crossover.model.encoder.Weights;
import dev.crossover.model.head.Catalogue;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.wordpiece.WordPiece;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Documents a second of the model server's way and of the usual one.
 */
@Command(name = "model-server", description = "Our way of inference against arrival order in batches of 32.",
		mixinStandardHelpOptions = true, showDefaultValues = true)
public final class InferenceBenchmark implements Callable<Integer> {

	private static final int CORES = 2;

	@Option(names = "--data", defaultValue = "../shared/data/text", description = "Folder of the shared texts.")
	private Path data = Path.of("");

	@Option(names = "--texts", defaultValue = "192", description = "Texts a round.")
	private int texts;

	@Option(names = "--rounds", defaultValue = "3", description = "Rounds of each way.")
	private int rounds;

	@Option(names = "--seed", defaultValue = "7", description = "Decides which texts, and their order.")
	private long seed;

	@Override
	public Integer call() throws Exception {
		Weights weights = Weights.SHIPPED;
		WordPiece wordPiece = new WordPiece(weights.vocabulary(), weights.prefix(), Compute.MOST_TOKENS);
		EmbeddingHead head = Catalogue.shipped()
			.find("sentiment")
			.map(EmbeddingHead.class::cast)
			.orElseThrow(() -> new IllegalStateException("sentiment ships"));
		environment();
		try (Encoder encoder = new Encoder(weights.graph(), CORES);
				Classifier classifier = Classifier
					.load(new Compute(CORES, Precision.INT8, 1, Compute.MOST_TOKENS, null))) {
			Way usual = new UsualWay(encoder, wordPiece, head);
			Way ours = new OurWay(classifier, head);
			for (int longOnes : List.of(0, 1, 5)) {
				List<String> drawn = Mix.of(this.texts, longOnes).draw(this.data, this.seed);
				print(longOnes, Comparison.of(usual, ours, drawn, this.rounds));
			}
		}
		return 0;
	}

	private void environment() {
		System.out.printf("%d cores used of %d, load %.1f, %s, Java %s, %s; %d texts, %d rounds each, in turns%n",
				CORES, Runtime.getRuntime().availableProcessors(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("os.arch"),
				System.getProperty("java.version"), Weights.SHIPPED.name() + " int8", this.texts, this.rounds);
	}

	private static void print(int longOnes, Comparison comparison) {
		System.out.printf(Locale.ROOT,
				"%d %% whole reviews:%n  usual %s docs/s, median %.1f%n  ours  %s docs/s, median %.1f%n"
						+ "  %.2f times as fast; %.1f %% of the labels are the same%n",
				longOnes, rates(comparison.usual()), Comparison.median(comparison.usual()), rates(comparison.ours()),
				Comparison.median(comparison.ours()), comparison.factor(), 100 * comparison.agreement());
	}

	private static String rates(List<Double> rates) {
		return rates.stream().map((rate) -> String.format(Locale.ROOT, "%.1f", rate)).collect(Collectors.joining(" "));
	}

}
