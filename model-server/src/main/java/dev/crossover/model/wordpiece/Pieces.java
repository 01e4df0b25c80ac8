package dev.crossover.model.wordpiece;

import java.util.Arrays;

/**
 * The tokens of a text as they are found, up to a limit, and whether there were more.
 */
final class Pieces {

	private final int limit;

	private int[] ids = new int[32];

	private int size;

	Pieces(int limit) {
		this.limit = limit;
	}

	// Takes one more than the limit, so that it is known that there was more.
	void add(int id) {
		if (this.size <= this.limit) {
			if (this.size == this.ids.length) {
				this.ids = Arrays.copyOf(this.ids, this.size * 2);
			}
			this.ids[this.size++] = id;
		}
	}

	int size() {
		return this.size;
	}

	void cutTo(int length) {
		this.size = length;
	}

	boolean overflowed() {
		return this.size > this.limit;
	}

	int[] toArray() {
		return Arrays.copyOf(this.ids, Math.min(this.size, this.limit));
	}

	int[] closedBy(int last) {
		int[] closed = Arrays.copyOf(this.ids, Math.min(this.size, this.limit) + 1);
		closed[closed.length - 1] = last;
		return closed;
	}

}
