package dev.crossover.model.head;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * How a head is kept: a tag, its settings, its weights, compressed. The format is ours
 * because nothing else reads it, and a serialized Java object is nothing to load.
 */
public final class HeadFile {

	private static final int TAG = 0x43584831;

	private static final int EMBEDDING = 1;

	private static final int NGRAMS = 2;

	private HeadFile() {
	}

	/**
	 * Reads a head.
	 * @param file the file's bytes
	 * @return the head
	 * @throws IOException if they are not a head
	 */
	public static Head read(InputStream file) throws IOException {
		DataInputStream in = new DataInputStream(new GZIPInputStream(file));
		if (in.readInt() != TAG) {
			throw new IOException("Not a head");
		}
		int kind = in.readInt();
		String name = in.readUTF();
		return switch (kind) {
			case EMBEDDING -> new EmbeddingHead(name, in.readUTF(), Linear.read(in), fallback(in));
			case NGRAMS -> new NgramHead(name, new Ngrams(in.readInt(), in.readInt()), HashedLinear.read(in));
			default -> throw new IOException("Head of an unknown kind: " + kind);
		};
	}

	private static @Nullable Fallback fallback(DataInputStream in) throws IOException {
		return in.readBoolean() ? new Fallback(in.readUTF(), in.readFloat()) : null;
	}

	/**
	 * Writes a head.
	 * @param head the head
	 * @param file where to
	 * @throws IOException if it cannot be written
	 */
	public static void write(Head head, OutputStream file) throws IOException {
		DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file));
		out.writeInt(TAG);
		switch (head) {
			case EmbeddingHead embedding -> write(embedding, out);
			case NgramHead ngrams -> write(ngrams, out);
		}
		out.close();
	}

	private static void write(EmbeddingHead head, DataOutputStream out) throws IOException {
		out.writeInt(EMBEDDING);
		out.writeUTF(head.name());
		out.writeUTF(head.encoder());
		head.linear().write(out);
		out.writeBoolean(head.fallback() != null);
		if (head.fallback() != null) {
			out.writeUTF(head.fallback().label());
			out.writeFloat(head.fallback().threshold());
		}
	}

	private static void write(NgramHead head, DataOutputStream out) throws IOException {
		out.writeInt(NGRAMS);
		out.writeUTF(head.name());
		out.writeInt(head.ngrams().longest());
		out.writeInt(head.ngrams().buckets());
		head.table().write(out);
	}

}
