package dev.crossover.model.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import dev.crossover.model.wordpiece.Vocabulary;

/**
 * An encoder as it ships inside a Maven artifact.
 *
 * @param name what results and model cards call it
 * @param network the resource that holds the ONNX graph
 * @param tokenizer the resource that holds the vocabulary
 * @param prefix what the encoder expects before every text
 */
public record Weights(String name, String network, String tokenizer, String prefix) {

	/** The encoder the heads were trained on. Why this one: docs/decisions/0010. */
	public static final Weights SHIPPED = new Weights("e5-small-v2", "e5-small-v2-q.onnx",
			"e5-small-v2-q-tokenizer.json", "query:");

	/**
	 * Reads the network.
	 * @return the ONNX graph
	 */
	public byte[] graph() {
		try (InputStream in = open(this.network)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads the vocabulary.
	 * @return the pieces this encoder knows
	 */
	public Vocabulary vocabulary() {
		try (InputStream in = open(this.tokenizer)) {
			return Vocabulary.read(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InputStream open(String resource) {
		InputStream in = Weights.class.getClassLoader().getResourceAsStream(resource);
		if (in == null) {
			throw new IllegalStateException("No %s on the class path".formatted(resource));
		}
		return in;
	}

}
