package dev.crossover.router;

import java.util.regex.Pattern;

import dev.crossover.router.StandIn.Asked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller's trace and request id go along, whichever service works for it. */
class TraceTests extends RouterAmongStandIns {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

	private static final Pattern OURS = Pattern.compile("00-" + TRACE + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01");

	@Test
	void cpuPipelineWorksInTheCallersTrace() {
		assertThat(this.mvc.post()
			.uri("/v1/classifications")
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/json")
			.header("traceparent", CALLER)
			.header("X-Request-Id", "trace-1")
			.content("""
					{"models":["sentiment"],"documents":[{"text":"fine"}]}""")).hasStatusOk();

		assertTraced(CPU.asked().getLast(), "trace-1");
	}

	@Test
	void gpuPipelineWorksInTheCallersTrace() {
		assertThat(this.mvc.post()
			.uri("/v1/batches?models=sentiment")
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/x-ndjson")
			.header("traceparent", CALLER)
			.header("X-Request-Id", "trace-2")
			.content("{\"text\":\"fine\"}\n")).hasStatus(202);

		assertTraced(GPU.asked()
			.stream()
			.filter((asked) -> asked.uri().getPath().equals("/internal/batches"))
			.findFirst()
			.orElseThrow(), "trace-2");
	}

	@Test
	void resultsAreReadInTheCallersTrace() {
		this.mvc.get()
			.uri("/v1/batches/batch_1")
			.header("Authorization", STANDARD)
			.header("traceparent", CALLER)
			.header("X-Request-Id", "trace-3")
			.exchange();

		assertTraced(RESULTS.asked().getLast(), "trace-3");
	}

	@Test
	void whatIsNoTraceStartsAnother() {
		assertThat(this.mvc.post()
			.uri("/v1/classifications")
			.header("Authorization", STANDARD)
			.header("Content-Type", "application/json")
			.header("traceparent", "00-" + "x".repeat(4_000))
			.content("""
					{"models":["sentiment"],"documents":[{"text":"fine"}]}""")).hasStatusOk();

		assertThat(CPU.asked().getLast().header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
	}

	private static void assertTraced(Asked asked, String requestId) {
		assertThat(asked.header("traceparent")).matches(OURS);
		assertThat(asked.header("X-Request-Id")).isEqualTo(requestId);
	}

}
