package dev.crossover.router.access;

import dev.crossover.router.key.Scope;
import dev.crossover.router.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;

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
		String path = RequestPath.of(request);
		if (path.equals(ADMIN) || path.startsWith(ADMIN + "/")) {
			return Scope.ADMIN;
		}
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())
				|| HttpMethod.OPTIONS.matches(request.getMethod());
		return reads ? Scope.READ : Scope.CLASSIFY;
	}

}
