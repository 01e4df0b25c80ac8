package dev.crossover.router.web;

import java.io.IOException;
import java.io.InputStream;

import dev.crossover.common.document.ContentCoding;
import dev.crossover.common.document.DocumentFormat;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** How bodies come: their format, their compression, and how long they may be. */
public final class RequestBodies {

	private RequestBodies() {
	}

	/**
	 * The format of a body.
	 * @param contentType its {@code Content-Type}
	 * @return the format
	 * @throws ProblemException when it is not supported
	 */
	public static DocumentFormat format(@Nullable String contentType) {
		String type = (contentType != null) ? contentType : "";
		return DocumentFormat.of(type)
			.orElseThrow(() -> new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
					"Send application/x-ndjson, text/csv or application/json, in UTF-8."));
	}

	/**
	 * The compression of a body.
	 * @param contentEncoding its {@code Content-Encoding}
	 * @return the compression
	 * @throws ProblemException when it is not supported
	 */
	public static ContentCoding coding(@Nullable String contentEncoding) {
		return ContentCoding.of(contentEncoding).orElseThrow(() -> {
			ProblemException problem = new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE,
					"Send the body as it is, or as gzip or zstd.");
			problem.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "gzip, zstd");
			return problem;
		});
	}

	/**
	 * Refuses a body that says it is too long, before anything of it is read.
	 * @param request the request
	 * @param mostBytes the most bytes it may have
	 * @throws ProblemException when it is too long
	 */
	public static void checkLength(HttpServletRequest request, long mostBytes) {
		if (request.getContentLengthLong() > mostBytes) {
			throw tooLarge(mostBytes);
		}
	}

	/**
	 * Refuses a body of which more than there may be has come.
	 * @param body what has come
	 * @param mostBytes the most bytes it may have
	 * @throws ProblemException when it is too long
	 */
	public static void checkLength(byte[] body, long mostBytes) {
		if (body.length > mostBytes) {
			throw tooLarge(mostBytes);
		}
	}

	/**
	 * Reads a JSON body.
	 * @param request the request
	 * @param mostBytes the most bytes it may have, decompressed
	 * @return the body, decompressed
	 * @throws IOException when the client stops half-way
	 * @throws ProblemException when it is no JSON by its head, or too long
	 */
	public static byte[] json(HttpServletRequest request, int mostBytes) throws IOException {
		if (format(request.getContentType()) != DocumentFormat.JSON_ARRAY) {
			throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json, in UTF-8.");
		}
		ContentCoding coding = coding(request.getHeader(HttpHeaders.CONTENT_ENCODING));
		checkLength(request, mostBytes);
		try (InputStream body = coding.decode(new ClientStream(request.getInputStream()), mostBytes + 1L)) {
			byte[] bytes = body.readNBytes(mostBytes + 1);
			checkLength(bytes, mostBytes);
			return bytes;
		}
	}

	private static ProblemException tooLarge(long mostBytes) {
		return new ProblemException(ErrorCode.TOO_LARGE,
				"The body may have at most %d bytes. Split it, or send it as a stream to /v1/batches."
					.formatted(mostBytes));
	}

}
