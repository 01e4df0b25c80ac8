package dev.crossover.model.training;

import java.nio.file.Path;
import java.util.List;

/**
 * The heads that ship, each with its data.
 */
final class Recipes {

	private final Path data;

	Recipes(Path data) {
		this.data = data;
	}

	List<Recipe> all() {
		return List.of(
				Recipe.divided("sentiment", this.data.resolve("sentence_polarity/all.tsv"),
						"Sentence Polarity 1.0 (Pang and Lee), sentences of film reviews; CC BY 4.0"),
				Recipe.divided("subjectivity", this.data.resolve("subjectivity/all.tsv"),
						"Subjectivity 1.0 (Pang and Lee), sentences of film reviews and plots; CC BY 4.0"),
				Recipe.intent(this.data.resolve("clinc150"), "CLINC150 (Larson and others, 2019); CC BY 3.0"),
				Recipe.given("banking", this.data.resolve("banking77"),
						"BANKING77 (Casanueva and others, 2020, PolyAI); CC BY 4.0"),
				Recipe.given("language", this.data.resolve("language_id"),
						"Test sentences of lingua-rs, 200 + 100 for each of 75 languages; Apache-2.0"));
	}

}
