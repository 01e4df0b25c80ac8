package dev.crossover.common.problem;

import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the servlet container goes with what failed outside of controllers: a problem
 * like any other. Whoever comes by themselves finds nothing.
 */
@RestController
public class ErrorPage implements ErrorController {

	private static final Map<Integer, ErrorCode> KNOWN = Map.of(400, ErrorCode.INVALID_REQUEST, 404,
			ErrorCode.NOT_FOUND, 405, ErrorCode.METHOD_NOT_ALLOWED, 413, ErrorCode.TOO_LARGE, 415,
			ErrorCode.UNSUPPORTED_MEDIA_TYPE);

	@RequestMapping("/error")
	void show(HttpServletRequest request) {
		if (request.getDispatcherType() != DispatcherType.ERROR) {
			throw new ProblemException(ErrorCode.NOT_FOUND, "There is nothing at this address.");
		}
		ErrorCode code = KNOWN.getOrDefault(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE),
				ErrorCode.INTERNAL);
		throw new ProblemException(code, (code != ErrorCode.INTERNAL) ? "The request cannot be served as it is."
				: "Something failed on our side. Try again; if it persists, tell us the request id.");
	}

}
