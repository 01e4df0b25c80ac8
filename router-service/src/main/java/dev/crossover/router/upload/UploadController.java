package dev.crossover.router.upload;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.plan.AccountPlan;
import dev.crossover.router.web.JsonBody;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells a client where to send a file, and takes only that file there. */
@RestController
class UploadController {

	private static final int MOST_BYTES = 4 << 10;

	/** What S3 takes in one request. */
	private static final long MOST_OF_S3 = 5L << 30;

	private static final int SHA256_BYTES = 32;

	private final JsonBody json;

	private final Uploads uploads;

	private final InstantSource clock;

	UploadController(JsonBody json, Uploads uploads, InstantSource clock) {
		this.json = json;
		this.uploads = uploads;
		this.clock = clock;
	}

	@PostMapping("/v1/uploads")
	@ResponseStatus(HttpStatus.CREATED)
	Created create(Account account, AccountPlan plan, HttpServletRequest request) throws IOException {
		Announcement sent = this.json.read(RequestBodies.json(request, MOST_BYTES), Announcement.class);
		UploadTicket ticket = new UploadTicket(RequestBodies.format(sent.contentType()),
				RequestBodies.coding(sent.contentEncoding()),
				length(sent.contentLength(), Math.min(MOST_OF_S3, plan.limits().bytesPerBatch())),
				checksum(sent.checksumSha256()), this.clock.instant());
		Uploads.Announced announced = this.uploads.announce(account, ticket);
		UploadBucket.Address address = announced.address();
		return new Created(announced.id(), address.url().toString(), "PUT", address.headers(), address.expiresAt());
	}

	private static long length(@Nullable Long sent, long most) {
		if (sent == null || sent < 1) {
			throw invalid("/content_length", "Say how many bytes the file has.");
		}
		if (sent > most) {
			throw new ProblemException(ErrorCode.TOO_LARGE,
					"An upload may have at most %d bytes. Compress it, or split it.".formatted(most));
		}
		return sent;
	}

	private static String checksum(@Nullable String sent) {
		try {
			byte[] checksum = Base64.getDecoder().decode((sent != null) ? sent : "");
			if (checksum.length == SHA256_BYTES) {
				return Base64.getEncoder().encodeToString(checksum);
			}
		}
		catch (IllegalArgumentException ex) {
			// Answered as any other text that is no checksum.
		}
		throw invalid("/checksum_sha256", "Send the SHA-256 of the file's bytes in Base64, 44 characters.");
	}

	private static ProblemException invalid(String pointer, String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at(pointer, ErrorCode.INVALID_REQUEST.text(), detail)));
	}

	/**
	 * A file that is to be uploaded, as it was sent.
	 *
	 * @param contentType its format
	 * @param contentLength how many bytes it has
	 * @param checksumSha256 their SHA-256 in Base64
	 * @param contentEncoding its compression
	 */
	record Announcement(@Nullable String contentType, @Nullable Long contentLength, @Nullable String checksumSha256,
			@Nullable String contentEncoding) {
	}

	/**
	 * Where the file goes.
	 *
	 * @param uploadId what a batch is made of
	 * @param url where to send the file, as it is
	 * @param method how
	 * @param headers the headers to send, all of them and as they are
	 * @param expiresAt until when the file must begin to come
	 */
	record Created(String uploadId, String url, String method, Map<String, String> headers, Instant expiresAt) {
	}

}
