package dev.crossover.router.web;

import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The path of a request as Spring will match it, decoded and without parameters: another
 * spelling of an address is the same address.
 */
public final class RequestPath {

	private RequestPath() {
	}

	/**
	 * The path.
	 * @param request the request
	 * @return its path within the application
	 */
	public static String of(HttpServletRequest request) {
		return ServletRequestPathUtils.parseAndCache(request)
			.pathWithinApplication()
			.elements()
			.stream()
			.map((element) -> (element instanceof PathContainer.PathSegment segment) ? segment.valueToMatch()
					: element.value())
			.collect(Collectors.joining());
	}

}
