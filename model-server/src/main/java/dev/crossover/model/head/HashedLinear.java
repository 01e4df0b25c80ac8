package dev.crossover.model.head;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear model on buckets, in eight bits. The weights of one bucket lie side by side,
 * because a text touches few buckets and all labels of each.
 */
public final class HashedLinear {

	private static final int STEPS = 127;

	private final List<String> labels;

	private final float[] biases;

	private final float scale;

	private final byte[] weights;

	private HashedLinear(List<String> labels, float[] biases, float scale, byte[] weights) {
		this.labels = labels;
		this.biases = biases;
		this.scale = scale;
		this.weights = weights;
	}

	/**
	 * Rounds a trained model.
	 * @param labels the labels
	 * @param biases one number per label
	 * @param buckets the weights, all labels of the first bucket first
	 * @return the model in eight bits
	 */
	public static HashedLinear quantize(List<String> labels, float[] biases, float[] buckets) {
		float greatest = Float.MIN_NORMAL;
		for (float weight : buckets) {
			greatest = Math.max(greatest, Math.abs(weight));
		}
		byte[] weights = new byte[buckets.length];
		for (int at = 0; at < weights.length; at++) {
			weights[at] = (byte) Math.round(buckets[at] * STEPS / greatest);
		}
		return new HashedLinear(List.copyOf(labels), biases.clone(), greatest / STEPS, weights);
	}

	List<String> labels() {
		return this.labels;
	}

	float[] apply(Sparse features) {
		float[] scores = new float[this.labels.size()];
		for (int at = 0; at < features.places().length; at++) {
			int from = features.places()[at] * scores.length;
			float value = features.values()[at] * this.scale;
			for (int label = 0; label < scores.length; label++) {
				scores[label] += value * this.weights[from + label];
			}
		}
		for (int label = 0; label < scores.length; label++) {
			scores[label] += this.biases[label];
		}
		return scores;
	}

	static HashedLinear read(DataInputStream in) throws IOException {
		int count = in.readInt();
		List<String> labels = new ArrayList<>(count);
		float[] biases = new float[count];
		for (int label = 0; label < count; label++) {
			labels.add(in.readUTF());
			biases[label] = in.readFloat();
		}
		return new HashedLinear(List.copyOf(labels), biases, in.readFloat(), in.readNBytes(in.readInt()));
	}

	void write(DataOutputStream out) throws IOException {
		out.writeInt(this.labels.size());
		for (int label = 0; label < this.biases.length; label++) {
			out.writeUTF(this.labels.get(label));
			out.writeFloat(this.biases[label]);
		}
		out.writeFloat(this.scale);
		out.writeInt(this.weights.length);
		out.write(this.weights);
	}

}
