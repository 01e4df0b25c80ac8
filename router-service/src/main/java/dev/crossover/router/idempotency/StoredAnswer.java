package dev.crossover.router.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * An answer that is given again.
 *
 * @param status its status
 * @param headers those of its headers that belong to what it says
 * @param body its body
 */
record StoredAnswer(int status, Map<String, String> headers, byte[] body) {

	private static final List<String> KEPT = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION,
			"Crossover-Pipeline", "Crossover-Reason", "Preference-Applied");

	static StoredAnswer of(HttpServletResponse response, byte[] body) {
		Map<String, String> headers = new TreeMap<>();
		KEPT.stream()
			.filter((name) -> response.getHeader(name) != null)
			.forEach((name) -> headers.put(name, response.getHeader(name)));
		return new StoredAnswer(response.getStatus(), headers, body);
	}

	void writeTo(HttpServletResponse response) throws IOException {
		response.setStatus(this.status);
		this.headers.forEach(response::setHeader);
		response.setHeader("Idempotent-Replayed", "true");
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
	}

	byte[] compressed() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(this.body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] decompressed(byte[] bytes) {
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			return gzip.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
