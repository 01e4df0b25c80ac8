package dev.crossover.router.body;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives up on clients that send their body so slowly that they only hold on to a
 * connection: a byte now and then never lets a single read time out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class SlowBodies extends OncePerRequestFilter {

	private final BodyPace pace;

	SlowBodies(BodyPace pace) {
		this.pace = pace;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new PacedRequest(request, this.pace), response);
	}

	/** A request whose body must come at a pace. */
	private static final class PacedRequest extends HttpServletRequestWrapper {

		private final BodyPace pace;

		private @Nullable ServletInputStream body;

		PacedRequest(HttpServletRequest request, BodyPace pace) {
			super(request);
			this.pace = pace;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			ServletInputStream paced = this.body;
			if (paced == null) {
				paced = new PacedStream(super.getInputStream(), this.pace);
				this.body = paced;
			}
			return paced;
		}

	}

}
