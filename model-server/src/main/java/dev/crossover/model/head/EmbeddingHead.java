package dev.crossover.model.head;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A softmax regression on an encoder's embedding.
 *
 * @param name what callers ask for
 * @param encoder the encoder it was trained on; it means nothing on another
 * @param linear one row of weights per label
 * @param fallback the label given when no other is likely enough
 */
public record EmbeddingHead(String name, String encoder, Linear linear, @Nullable Fallback fallback) implements Head {

	@Override
	public List<String> labels() {
		return this.linear.labels();
	}

	/**
	 * Classifies a text.
	 * @param embedding its embedding
	 * @return the most likely label
	 */
	public Prediction predict(float[] embedding) {
		double[] likelihoods = Softmax.of(this.linear.apply(embedding));
		return (this.fallback != null) ? this.fallback.choose(labels(), likelihoods)
				: Softmax.best(labels(), likelihoods);
	}

}
