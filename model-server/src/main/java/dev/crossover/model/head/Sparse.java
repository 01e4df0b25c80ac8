package dev.crossover.model.head;

import java.util.Arrays;

/**
 * A vector that is mostly zero.
 *
 * @param places where it is not, ascending
 * @param values what it is there
 */
public record Sparse(int[] places, float[] values) {

	// Each place once, the logarithm of its count, the whole brought to length one.
	static Sparse counted(int[] sorted, int count) {
		int[] places = new int[count];
		float[] values = new float[count];
		int size = 0;
		double squares = 0;
		for (int at = 0; at < count;) {
			int from = at;
			while (at < count && sorted[at] == sorted[from]) {
				at++;
			}
			places[size] = sorted[from];
			values[size] = (float) (1 + StrictMath.log(at - from));
			squares += values[size] * values[size];
			size++;
		}
		float length = (float) Math.sqrt(squares);
		for (int at = 0; at < size; at++) {
			values[at] /= length;
		}
		return new Sparse(Arrays.copyOf(places, size), Arrays.copyOf(values, size));
	}

}
