package dev.crossover.cpu.inference;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.crossover.common.account.Account;
import dev.crossover.common.http.RequestId;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.common.trace.Trail;
import dev.crossover.cpu.lane.Lanes;
import dev.crossover.cpu.lane.Lanes.Permit;
import dev.crossover.cpu.record.AnsweredRequest;
import dev.crossover.cpu.record.RequestRecorder;
import dev.crossover.policy.routing.Lane;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes staged documents and answers with result lines, both as bytes that this service
 * does not look into.
 */
@RestController
class InvocationController {

	static final String NDJSON = "application/x-ndjson";

	/** What a call of SageMaker Serverless may hold; the SDK would let 6 MB pass. */
	static final int MOST_BYTES = 4 << 20;

	private static final Pattern MODELS = Pattern.compile("[a-z0-9_-]{1,64}(,[a-z0-9_-]{1,64}){0,31}");

	private final ServerlessEndpoint endpoint;

	private final Lanes lanes;

	private final RequestRecorder recorder;

	private final InstantSource clock;

	private final Trail trail;

	InvocationController(ServerlessEndpoint endpoint, Lanes lanes, RequestRecorder recorder, InstantSource clock,
			Trail trail) {
		this.endpoint = endpoint;
		this.lanes = lanes;
		this.recorder = recorder;
		this.clock = clock;
		this.trail = trail;
	}

	@PostMapping(path = "/internal/invocations", consumes = NDJSON, produces = NDJSON)
	byte[] invoke(@RequestParam String lane, @RequestParam String models,
			@RequestHeader(name = Account.HEADER, required = false) @Nullable String account,
			HttpServletRequest request) throws IOException {
		Lane of = lane(lane);
		if (!MODELS.matcher(models).matches()) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST, "\"models\" are names with commas between.");
		}
		byte[] results = inTurn(of, models, body(request));
		if (account != null) {
			this.recorder.record(new AnsweredRequest(id(request), Account.fromHeader(account), list(models), results,
					this.clock.instant(), this.trail.origin()));
		}
		return results;
	}

	private byte[] inTurn(Lane lane, String models, byte[] documents) {
		try (Permit _ = this.lanes.enter(lane).orElseThrow(() -> noTurn(lane))) {
			return this.endpoint.invoke(documents, models, lane);
		}
	}

	private ProblemException noTurn(Lane lane) {
		return new ProblemException(ErrorCode.NO_CAPACITY, "The CPU pipeline is busy. Try again in a moment.")
			.retryAfter(this.lanes.retryAfter(lane).toSeconds());
	}

	private static byte[] body(HttpServletRequest request) throws IOException {
		byte[] body = (request.getContentLengthLong() > MOST_BYTES) ? null
				: request.getInputStream().readNBytes(MOST_BYTES + 1);
		if (body == null || body.length > MOST_BYTES) {
			throw new ProblemException(ErrorCode.TOO_LARGE,
					"One call takes at most %d bytes of documents.".formatted(MOST_BYTES));
		}
		return body;
	}

	// The caller's own id of the work makes storing it idempotent; a request id, which a
	// client may choose and use twice, would not.
	private static String id(HttpServletRequest request) {
		String id = request.getHeader(AnsweredRequest.HEADER);
		return (id != null) ? id : RequestId.current().orElseThrow();
	}

	private static List<String> list(String models) {
		return Arrays.asList(models.split(","));
	}

	private static Lane lane(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "fast" -> Lane.FAST;
			case "bulk" -> Lane.BULK;
			default -> throw new ProblemException(ErrorCode.INVALID_REQUEST, "\"lane\" is fast or bulk.");
		};
	}

}
