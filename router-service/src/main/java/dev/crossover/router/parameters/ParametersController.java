package dev.crossover.router.parameters;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.parameters.ParameterFaults;
import dev.crossover.policy.parameters.RoutingParameters;
import dev.crossover.router.web.JsonBody;
import dev.crossover.router.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the parameters of routing, and replaces them as a whole: by whoever has seen the
 * version that is replaced.
 */
@RestController
class ParametersController {

	private static final Logger log = LoggerFactory.getLogger(ParametersController.class);

	private static final String PATH = "/v1/admin/routing-parameters";

	private static final int MOST_BYTES = 64 << 10;

	private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

	private final ParametersStore store;

	private final CurrentPolicy policy;

	private final JsonBody json;

	ParametersController(ParametersStore store, CurrentPolicy policy, JsonBody json) {
		this.store = store;
		this.policy = policy;
		this.json = json;
	}

	@GetMapping(PATH)
	ResponseEntity<RoutingParameters> show(Account account) {
		return answer(stored());
	}

	@PutMapping(PATH)
	ResponseEntity<RoutingParameters> replace(Account account,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
			HttpServletRequest request) throws IOException {
		long expected = version(seen);
		RoutingParameters sent = this.json.readWhole(RequestBodies.json(request, MOST_BYTES), RoutingParameters.class);
		check(sent, expected);
		RoutingParameters next = sent.withVersion(expected + 1);
		if (stored().version() != expected || !this.store.replace(next, expected)) {
			throw new ProblemException(ErrorCode.STALE_VERSION,
					"The parameters are not of version %d any more. Read them, and send your change again."
						.formatted(expected));
		}
		log.info("Account {} has replaced the routing parameters: version {}", account.id(), next.version());
		this.policy.use(next);
		return answer(next);
	}

	private RoutingParameters stored() {
		return this.store.find().orElseGet(RoutingParameters::defaults);
	}

	private static void check(RoutingParameters sent, long expected) {
		List<InputError> errors = ParameterFaults.of(sent)
			.stream()
			.map((fault) -> InputError.at(fault.pointer(), ErrorCode.INVALID_REQUEST.text(), fault.detail()))
			.toList();
		if (!errors.isEmpty()) {
			throw new ProblemException(ErrorCode.INVALID_REQUEST, "Some parameters are out of range. See \"errors\".",
					errors);
		}
		if (sent.version() != expected) {
			throw invalid("/version", "The version must be the one that If-Match names; it is counted on by itself.");
		}
	}

	private static long version(@Nullable String tag) {
		Matcher matcher = TAG.matcher((tag != null) ? tag.strip() : "");
		if (!matcher.matches()) {
			throw invalid(HttpHeaders.IF_MATCH,
					"Send the version that you have read, for example If-Match: \"1\", so that nobody's change is lost.");
		}
		return Long.parseLong(matcher.group(1));
	}

	private static ProblemException invalid(String pointer, String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at(pointer, ErrorCode.INVALID_REQUEST.text(), detail)));
	}

	private static ResponseEntity<RoutingParameters> answer(RoutingParameters parameters) {
		return ResponseEntity.ok().eTag("\"%d\"".formatted(parameters.version())).body(parameters);
	}

}
