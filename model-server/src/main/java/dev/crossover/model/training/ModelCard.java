package dev.crossover.model.training;

import java.util.Locale;

import dev.crossover.model.classification.Compute;
import dev.crossover.model.head.EmbeddingHead;
import dev.crossover.model.head.Head;
import dev.crossover.model.head.NgramHead;
import dev.crossover.model.head.Ngrams;

/**
 * What a user of a head should know, as a page.
 *
 * @param recipe what it learnt from
 * @param head the head
 * @param report how good it is
 * @param bytes how large its file is
 * @param date when it was trained
 */
record ModelCard(Recipe recipe, Head head, Report report, long bytes, String date) {

	String markdown() {
		String page = """
				# %s

				%s

				| | |
				|---|---|
				| Data | %s |
				| Split | %s |
				| Learnt from | %,d texts, %,d labels |
				| Held-out accuracy | %.4f on %,d texts |
				%s| Measured | in eight bits, as shipped (%,d bytes) |
				| Trained | %s |
				| Command | `java -jar model-server/target/app/model-server-*.jar train --data ../shared/data/text --date %s` |

				The same data gives the same file, bit for bit, on processors with the same vector instructions: an
				eight-bit network rounds differently on others.
				""";
		return String.format(Locale.ROOT, page, this.recipe.name(), kind(), this.recipe.source(),
				this.recipe.division(), this.recipe.learn().size(), this.recipe.labels().size(), this.report.accuracy(),
				this.report.examples(), outside(), this.bytes, this.date, this.date);
	}

	private String kind() {
		return switch (this.head) {
			case EmbeddingHead onEmbedding ->
				String.format(Locale.ROOT, "A softmax regression on the embeddings of %s (int8), at most %d tokens.",
						onEmbedding.encoder(), Compute.MOST_TOKENS);
			case NgramHead onLetters -> String.format(Locale.ROOT,
					"A softmax regression on runs of 1 to %d letters in %,d buckets, on the first %,d characters; no encoder.",
					onLetters.ngrams().longest(), onLetters.ngrams().buckets(), Ngrams.READ);
		};
	}

	private String outside() {
		return (this.report.outside() > 0) ? String.format(Locale.ROOT,
				"| Out of scope | recall %.3f on %,d texts that no intent covers, precision %.3f |%n",
				this.report.recall(), this.report.outside(), this.report.precision()) : "";
	}

}
