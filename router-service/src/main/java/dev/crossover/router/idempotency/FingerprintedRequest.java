package dev.crossover.router.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;

import javax.crypto.Mac;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request whose fingerprint is taken while its body is read, without keeping it. The
 * end of the body is not told to whoever reads it before the fingerprint has been seen.
 */
final class FingerprintedRequest extends HttpServletRequestWrapper {

	private final Mac mac;

	private final Consumer<String> onEnd;

	private @Nullable ServletInputStream body;

	private @Nullable String fingerprint;

	FingerprintedRequest(HttpServletRequest request, Mac mac, Consumer<String> onEnd) {
		super(request);
		this.mac = mac;
		this.onEnd = onEnd;
		add(request.getMethod());
		add(request.getRequestURI());
		add(request.getQueryString());
		add(request.getHeader(HttpHeaders.CONTENT_TYPE));
		add(request.getHeader(HttpHeaders.CONTENT_ENCODING));
		add(request.getHeader("Prefer"));
	}

	private void add(@Nullable String part) {
		this.mac.update((((part != null) ? part : "") + "\n").getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The fingerprint.
	 * @return the fingerprint, or {@code null} while the body has not been read to its
	 * end
	 */
	@Nullable String fingerprint() {
		return this.fingerprint;
	}

	private void end() {
		if (this.fingerprint == null) {
			String taken = HexFormat.of().formatHex(this.mac.doFinal());
			this.fingerprint = taken;
			this.onEnd.accept(taken);
		}
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		ServletInputStream read = this.body;
		if (read == null) {
			read = new Body(super.getInputStream());
			this.body = read;
		}
		return read;
	}

	/** The body, fingerprinted as it is read. */
	private final class Body extends ServletInputStream {

		private final ServletInputStream sent;

		Body(ServletInputStream sent) {
			this.sent = sent;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) == 1) ? (one[0] & 0xFF) : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			int read = this.sent.read(bytes, offset, count);
			if (read > 0) {
				FingerprintedRequest.this.mac.update(bytes, offset, read);
			}
			else if (read < 0) {
				end();
			}
			return read;
		}

		@Override
		public int available() throws IOException {
			return this.sent.available();
		}

		@Override
		public boolean isFinished() {
			return this.sent.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.sent.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.sent.setReadListener(listener);
		}

	}

}
