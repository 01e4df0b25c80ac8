package dev.crossover.model.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * An answer in the making. SageMaker wants to know its length before its first byte, so
 * it is kept until it is whole: in memory while it is small, then in a file.
 */
final class Spool extends OutputStream {

	private static final int IN_MEMORY = 4 * 1024 * 1024;

	private final ByteArrayOutputStream memory = new ByteArrayOutputStream();

	private @Nullable Path file;

	private @Nullable OutputStream spilled;

	private long length;

	@Override
	public void write(int single) throws IOException {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int count) throws IOException {
		this.memory.write(bytes, from, count);
		this.length += count;
		if (this.memory.size() >= IN_MEMORY) {
			spill();
		}
	}

	private void spill() throws IOException {
		if (this.spilled == null) {
			this.file = Files.createTempFile("crossover-answer", ".ndjson");
			this.spilled = Files.newOutputStream(this.file);
		}
		this.memory.writeTo(this.spilled);
		this.memory.reset();
	}

	long length() {
		return this.length;
	}

	void copyTo(OutputStream out) throws IOException {
		if (this.file != null && this.spilled != null) {
			this.spilled.flush();
			Files.copy(this.file, out);
		}
		this.memory.writeTo(out);
	}

	@Override
	public void close() throws IOException {
		if (this.spilled != null) {
			this.spilled.close();
		}
		if (this.file != null) {
			Files.deleteIfExists(this.file);
		}
	}

}
