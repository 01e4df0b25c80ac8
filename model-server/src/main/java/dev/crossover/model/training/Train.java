package dev.crossover.model.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

import ai.onnxruntime.OrtException;
import dev.crossover.model.classification.Compute;
import dev.crossover.model.encoder.Encoder;
import dev.crossover.model.encoder.Weights;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.head.Head;
import dev.crossover.model.head.HeadFile;
import dev.crossover.model.head.NgramHead;
import dev.crossover.model.head.Prediction;
import dev.crossover.model.wordpiece.WordPiece;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Makes the heads and their model cards anew.
 */
@Command(name = "train", description = "Trains the heads this server ships.", mixinStandardHelpOptions = true,
		showDefaultValues = true)
public final class Train implements Callable<Integer> {

	@Option(names = "--data", defaultValue = "../shared/data/text", description = "Folder of the labelled texts.")
	private Path data = Path.of("");

	@Option(names = "--out", defaultValue = "model-server/src/main/resources/dev/crossover/model/head",
			description = "Folder for the heads.")
	private Path out = Path.of("");

	@Option(names = "--cards", defaultValue = "model-server/model-cards", description = "Folder for the model cards.")
	private Path cards = Path.of("");

	@Option(names = "--date", required = true, description = "The date that the model cards bear.")
	private LocalDate date = LocalDate.EPOCH;

	@Option(names = "--only", split = ",", description = "Names of heads, if not all.")
	private List<String> only = List.of();

	@Override
	public Integer call() throws IOException, OrtException {
		Files.createDirectories(this.out);
		Files.createDirectories(this.cards);
		Weights weights = Weights.SHIPPED;
		WordPiece wordPiece = new WordPiece(weights.vocabulary(), weights.prefix(), Compute.MOST_TOKENS);
		try (Encoder encoder = new Encoder(weights.graph(), 1)) {
			Embeddings embeddings = new Embeddings(encoder, wordPiece);
			for (Recipe recipe : new Recipes(this.data).all()) {
				if (this.only.isEmpty() || this.only.contains(recipe.name())) {
					train(recipe, embeddings);
				}
			}
		}
		return 0;
	}

	private void train(Recipe recipe, Embeddings encoder) throws IOException {
		if (recipe.name().equals("language")) {
			NgramHead head = NgramTrainer.train(recipe);
			keep(recipe, head, head::predict);
		}
		else {
			Function<String, float[]> embeddings = encoder
				.of(Stream.concat(recipe.learn().stream(), recipe.held().stream()).map(Example::text).toList());
			EmbeddingHead head = new EmbeddingTrainer(recipe, embeddings).train();
			keep(recipe, head, (text) -> head.predict(embeddings.apply(text)));
		}
	}

	private void keep(Recipe recipe, Head head, Function<String, Prediction> predict) throws IOException {
		Report report = Report.of(recipe.held(), predict);
		Path file = this.out.resolve(recipe.name() + ".head");
		try (OutputStream stream = Files.newOutputStream(file)) {
			HeadFile.write(head, stream);
		}
		Files.writeString(this.cards.resolve(recipe.name() + ".md"),
				new ModelCard(recipe, head, report, Files.size(file), this.date.toString()).markdown());
		System.out.printf("%s: %s%n", recipe.name(), report);
	}

}
