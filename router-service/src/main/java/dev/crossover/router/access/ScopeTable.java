package dev.crossover.router.access;

import java.util.stream.Collectors;

import dev.crossover.router.key.Scope;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/** Which scope a request needs. */
final class ScopeTable {

	private static final String ADMIN = "/v1/admin";

	private ScopeTable() {
	}

	/**
	 * The scope that a request needs.
	 * @param request the request
	 * @return the scope
	 */
	static Scope of(HttpServletRequest request) {
		String path = path(request);
		if (path.equals(ADMIN) || path.startsWith(ADMIN + "/")) {
			return Scope.ADMIN;
		}
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())
				|| HttpMethod.OPTIONS.matches(request.getMethod());
		return reads ? Scope.READ : Scope.CLASSIFY;
	}

	// As Spring will match it, decoded and without parameters: another spelling of an
	// address is the same address.
	private static String path(HttpServletRequest request) {
		return ServletRequestPathUtils.parseAndCache(request)
			.pathWithinApplication()
			.elements()
			.stream()
			.map((element) -> (element instanceof PathContainer.PathSegment segment) ? segment.valueToMatch()
					: element.value())
			.collect(Collectors.joining());
	}

}
