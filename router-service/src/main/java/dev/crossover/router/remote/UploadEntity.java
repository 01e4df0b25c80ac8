package dev.crossover.router.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import dev.crossover.router.web.UploadBrokenException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * An upload as the body of a request. When the client stops half-way, or the end of what
 * it sent is refused, the request is canceled before anything else happens:
 * HttpComponents ends a body well even when writing it has failed, and the other side
 * would take the half for the whole.
 */
final class UploadEntity extends AbstractHttpEntity {

	private static final int CHUNK = 64 * 1024;

	private final InputStream body;

	private final HttpUriRequestBase request;

	UploadEntity(Upload upload, HttpUriRequestBase request) {
		super(upload.contentType(), upload.contentEncoding(), true);
		this.body = upload.body();
		this.request = request;
	}

	@Override
	public void writeTo(OutputStream output) throws IOException {
		byte[] chunk = new byte[CHUNK];
		int count = read(chunk);
		while (count >= 0) {
			output.write(chunk, 0, count);
			count = read(chunk);
		}
	}

	private int read(byte[] chunk) throws IOException {
		try {
			return this.body.read(chunk);
		}
		catch (IOException ex) {
			this.request.cancel();
			throw new UploadBrokenException(ex);
		}
		catch (RuntimeException ex) {
			this.request.cancel();
			throw ex;
		}
	}

	@Override
	public InputStream getContent() {
		return this.body;
	}

	@Override
	public boolean isStreaming() {
		return true;
	}

	@Override
	public boolean isRepeatable() {
		return false;
	}

	@Override
	public long getContentLength() {
		return -1;
	}

	@Override
	public void close() throws IOException {
		this.body.close();
	}

}
