package dev.crossover.router.idempotency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;

import javax.crypto.Mac;

import dev.crossover.router.body.SeenBody;
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

	private boolean ended;

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

	// Whoever was refused the end and reads on is refused it again.
	private void end() {
		String taken = this.fingerprint;
		if (taken == null) {
			taken = HexFormat.of().formatHex(this.mac.doFinal());
			this.fingerprint = taken;
		}
		if (!this.ended) {
			this.onEnd.accept(taken);
			this.ended = true;
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
	private final class Body extends SeenBody {

		Body(ServletInputStream sent) {
			super(sent);
		}

		@Override
		protected void seen(byte[] bytes, int offset, int count, long waitedNanos) {
			if (count > 0) {
				FingerprintedRequest.this.mac.update(bytes, offset, count);
			}
			else if (count < 0) {
				end();
			}
		}

	}

}
