package dev.crossover.router.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which anything can be sent, proper HTTP or not. */
final class Wire implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Socket socket;

	Wire(int port) throws IOException {
		this.socket = new Socket("127.0.0.1", port);
		this.socket.setSoTimeout((int) PATIENCE.toMillis());
	}

	/**
	 * Sends a request's head.
	 * @param lines its lines
	 * @return this wire
	 * @throws IOException when the other side has gone
	 */
	Wire head(String... lines) throws IOException {
		return send(String.join("\r\n", lines) + "\r\n\r\n");
	}

	Wire send(String text) throws IOException {
		OutputStream output = this.socket.getOutputStream();
		output.write(text.getBytes(StandardCharsets.UTF_8));
		output.flush();
		return this;
	}

	/**
	 * Sends chunks of a body without a length until the other side has had enough.
	 * @param chunk the chunk
	 * @param most how many times
	 * @return how many were sent
	 */
	int chunks(String chunk, int most) {
		for (int i = 0; i < most; i++) {
			try {
				send("%x\r\n%s\r\n".formatted(chunk.length(), chunk));
			}
			catch (IOException ex) {
				return i;
			}
		}
		return most;
	}

	/**
	 * Everything that is answered until the other side ends the connection or has said
	 * all.
	 * @return the answer, as far as it came
	 */
	String answer() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		try {
			InputStream input = this.socket.getInputStream();
			byte[] bytes = new byte[8192];
			int read = input.read(bytes);
			while (read >= 0 && !isWhole(all, bytes, read)) {
				read = input.read(bytes);
			}
		}
		catch (IOException ex) {
			return all.toString(StandardCharsets.UTF_8) + "\n(" + ex.getMessage() + ")";
		}
		return all.toString(StandardCharsets.UTF_8);
	}

	private static boolean isWhole(ByteArrayOutputStream all, byte[] bytes, int read) {
		all.write(bytes, 0, read);
		String text = all.toString(StandardCharsets.UTF_8);
		int end = text.indexOf("\r\n\r\n");
		return end > 0 && (text.contains("Content-Length: 0\r\n") || text.endsWith("}") || text.endsWith("0\r\n\r\n"));
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
