package dev.crossover.model.encoder;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.crossover.model.wordpiece.Tokens;

/**
 * A transformer on ONNX Runtime. One session serves any number of callers. With one
 * thread a call runs on the thread that makes it, so that workers and cores match one to
 * one.
 */
public final class Encoder implements AutoCloseable {

	private final OrtEnvironment environment;

	private final OrtSession session;

	/**
	 * Loads an encoder.
	 * @param graph the ONNX graph
	 * @param threads the threads of one call
	 * @throws OrtException if ONNX Runtime cannot read it
	 */
	public Encoder(byte[] graph, int threads) throws OrtException {
		Natives.use();
		this.environment = OrtEnvironment.getEnvironment();
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			this.session = this.environment.createSession(graph, options);
		}
	}

	/**
	 * Encodes texts in one call of the network, shorter ones padded to the longest.
	 * @param texts the texts, at least one
	 * @return one embedding per text, in their order
	 */
	public List<float[]> encode(List<Tokens> texts) {
		int longest = texts.stream().mapToInt(Tokens::length).max().orElseThrow();
		long[] shape = { texts.size(), longest };
		LongBuffer ids = LongBuffer.allocate(texts.size() * longest);
		LongBuffer mask = LongBuffer.allocate(texts.size() * longest);
		for (int row = 0; row < texts.size(); row++) {
			int[] of = texts.get(row).ids();
			for (int at = 0; at < of.length; at++) {
				ids.put(row * longest + at, of[at]);
				mask.put(row * longest + at, 1);
			}
		}
		try (OnnxTensor idTensor = OnnxTensor.createTensor(this.environment, ids, shape);
				OnnxTensor maskTensor = OnnxTensor.createTensor(this.environment, mask, shape);
				OnnxTensor typeTensor = OnnxTensor.createTensor(this.environment,
						LongBuffer.allocate(texts.size() * longest), shape);
				OrtSession.Result result = this.session
					.run(Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
			return pool(texts, longest, (OnnxTensor) result.get(0));
		}
		catch (OrtException ex) {
			throw new IllegalStateException("ONNX Runtime refused a call", ex);
		}
	}

	private static List<float[]> pool(List<Tokens> texts, int longest, OnnxTensor hidden) {
		FloatBuffer states = hidden.getFloatBuffer();
		int width = (int) hidden.getInfo().getShape()[2];
		List<float[]> embeddings = new ArrayList<>(texts.size());
		float[] state = new float[width];
		for (int row = 0; row < texts.size(); row++) {
			Pooling pooling = new Pooling(width);
			for (int at = 0; at < texts.get(row).length(); at++) {
				states.get((row * longest + at) * width, state);
				pooling.add(state);
			}
			embeddings.add(pooling.embedding());
		}
		return embeddings;
	}

	@Override
	public void close() throws OrtException {
		this.session.close();
	}

}
