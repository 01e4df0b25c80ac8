package dev.crossover.router.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body as the client sends it: when it breaks, that is the client's end of it. */
public final class ClientStream extends FilterInputStream {

	/**
	 * Wraps a body.
	 * @param body the body
	 */
	public ClientStream(InputStream body) {
		super(body);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == 1) ? (one[0] & 0xFF) : -1;
	}

	@Override
	public int read(byte[] bytes, int offset, int count) throws IOException {
		try {
			return super.read(bytes, offset, count);
		}
		catch (IOException ex) {
			throw new UploadBrokenException(ex);
		}
	}

}
