package dev.crossover.gpu.intake;

import java.io.ByteArrayOutputStream;

import dev.crossover.policy.dispatch.ShardLimits;

/** The lines of a shard that is not complete yet: all that an intake keeps in memory. */
final class ShardBuffer {

	private final ShardLimits limits;

	private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

	private int documents;

	ShardBuffer(ShardLimits limits) {
		this.limits = limits;
	}

	// Whether the shard takes one more document or is complete without it.
	boolean admits(byte[] line) {
		return this.limits.admit(this.documents, this.lines.size(), line.length + 1L);
	}

	void add(byte[] line) {
		this.lines.writeBytes(line);
		this.lines.write('\n');
		this.documents++;
	}

	int documents() {
		return this.documents;
	}

	// Takes the lines out; the next shard begins.
	byte[] take() {
		byte[] taken = this.lines.toByteArray();
		this.lines.reset();
		this.documents = 0;
		return taken;
	}

}
