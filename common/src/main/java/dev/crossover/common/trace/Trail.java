package dev.crossover.common.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.crossover.common.http.RequestId;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Leaves word of where work comes from, and takes it up again on the other side. Calls
 * over HTTP carry it by themselves.
 */
public final class Trail {

	private final Tracer tracer;

	private final Propagator propagator;

	Trail(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	/**
	 * Where the work of the current thread comes from.
	 * @return its origin, of which nothing may be known
	 */
	public Origin origin() {
		Map<String, String> carrier = new HashMap<>();
		Span span = this.tracer.currentSpan();
		if (span != null) {
			this.propagator.inject(span.context(), carrier,
					(map, name, value) -> Objects.requireNonNull(map).put(name, value));
		}
		return new Origin(RequestId.current().orElse(null), carrier.get(Origin.TRACEPARENT));
	}

	/**
	 * Lets the current thread work for an origin: what it logs and sends until the walk
	 * is closed is found under the origin's request and trace.
	 * @param step what is done
	 * @param origin where the work comes from
	 * @return the walk, to be closed by the same thread
	 */
	public Walk follow(String step, Origin origin) {
		Map<String, String> carrier = (origin.traceparent() != null) ? Map.of(Origin.TRACEPARENT, origin.traceparent())
				: Map.of();
		Span span = this.propagator.extract(carrier, (map, name) -> map.get(name)).name(step).start();
		Tracer.SpanInScope scope = this.tracer.withSpan(span);
		String before = MDC.get(RequestId.KEY);
		name(origin.requestId());
		return () -> {
			name(before);
			scope.close();
			span.end();
		};
	}

	private static void name(@Nullable String requestId) {
		if (requestId != null) {
			MDC.put(RequestId.KEY, requestId);
		}
		else {
			MDC.remove(RequestId.KEY);
		}
	}

	/** Work that is done for an origin. */
	public interface Walk extends AutoCloseable {

		/**
		 * Ends it.
		 */
		@Override
		void close();

	}

}
