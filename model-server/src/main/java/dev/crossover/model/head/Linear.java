package dev.crossover.model.head;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear model in eight bits: whole numbers from -127 to 127 for weights, and one scale
 * per label. A quarter of the size of floats, for no accuracy that could be measured.
 */
public final class Linear {

	private static final int STEPS = 127;

	private final List<String> labels;

	private final float[] biases;

	private final float[] scales;

	private final byte[][] weights;

	private Linear(List<String> labels, float[] biases, float[] scales, byte[][] weights) {
		this.labels = labels;
		this.biases = biases;
		this.scales = scales;
		this.weights = weights;
	}

	/**
	 * Rounds a trained model.
	 * @param labels the labels
	 * @param biases one number per label
	 * @param rows one row of weights per label
	 * @return the model in eight bits
	 */
	public static Linear quantize(List<String> labels, float[] biases, float[][] rows) {
		float[] scales = new float[rows.length];
		byte[][] weights = new byte[rows.length][];
		for (int label = 0; label < rows.length; label++) {
			scales[label] = greatest(rows[label]) / STEPS;
			weights[label] = new byte[rows[label].length];
			for (int at = 0; at < rows[label].length && scales[label] > 0; at++) {
				weights[label][at] = (byte) Math.round(rows[label][at] / scales[label]);
			}
		}
		return new Linear(List.copyOf(labels), biases.clone(), scales, weights);
	}

	private static float greatest(float[] row) {
		float greatest = 0;
		for (float weight : row) {
			greatest = Math.max(greatest, Math.abs(weight));
		}
		return greatest;
	}

	/**
	 * The labels, in the order of the scores.
	 * @return the labels
	 */
	public List<String> labels() {
		return this.labels;
	}

	/**
	 * Scores a dense vector.
	 * @param features the vector
	 * @return one score per label
	 */
	float[] apply(float[] features) {
		float[] scores = new float[this.weights.length];
		for (int label = 0; label < scores.length; label++) {
			byte[] row = this.weights[label];
			float sum = 0;
			for (int at = 0; at < row.length; at++) {
				sum += row[at] * features[at];
			}
			scores[label] = this.biases[label] + this.scales[label] * sum;
		}
		return scores;
	}

	static Linear read(DataInputStream in) throws IOException {
		int count = in.readInt();
		int width = in.readInt();
		List<String> labels = new ArrayList<>(count);
		float[] biases = new float[count];
		float[] scales = new float[count];
		byte[][] weights = new byte[count][];
		for (int label = 0; label < count; label++) {
			labels.add(in.readUTF());
			biases[label] = in.readFloat();
			scales[label] = in.readFloat();
			weights[label] = in.readNBytes(width);
		}
		return new Linear(List.copyOf(labels), biases, scales, weights);
	}

	void write(DataOutputStream out) throws IOException {
		out.writeInt(this.labels.size());
		out.writeInt(this.weights[0].length);
		for (int label = 0; label < this.weights.length; label++) {
			out.writeUTF(this.labels.get(label));
			out.writeFloat(this.biases[label]);
			out.writeFloat(this.scales[label]);
			out.write(this.weights[label]);
		}
	}

}
