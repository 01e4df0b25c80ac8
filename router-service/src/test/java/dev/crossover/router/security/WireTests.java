package dev.crossover.router.security;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that no HTTP client would send. */
@TestPropertySource(properties = { "server.tomcat.connection-timeout=2s", "crossover.router.slow-body.grace=1s",
		"crossover.router.slow-body.bytes-per-second=4096" })
class WireTests extends RouterAmongStandIns {

	private static final String KEY = "Authorization: " + DEMO;

	private static final String STREAM = "POST /v1/batches?models=sentiment HTTP/1.1";

	private static final String SMALL = "POST /v1/classifications HTTP/1.1";

	private static final String NDJSON = "Content-Type: application/x-ndjson";

	private static final String JSON = "Content-Type: application/json";

	private static final String HOST = "Host: localhost";

	private static final String LINE = "{\"text\":\"A line that says very little, over and over again.\"}\n";

	/** S23. */
	@Test
	void bodyOneByteOverTheLimitIsRefusedBeforeItIsSent() throws IOException {
		try (Wire wire = new Wire(this.port)) {
			String answer = wire.head(STREAM, HOST, KEY, NDJSON, "Content-Length: 1048577").answer();

			assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too_large\"");
		}
	}

	/** S24. */
	@Test
	void bodyWithoutLengthIsRefusedOnceItIsOverTheLimit() throws IOException {
		try (Wire wire = new Wire(this.port)) {
			wire.head(STREAM, HOST, KEY, NDJSON, "Transfer-Encoding: chunked");
			wire.chunks("x".repeat(64 * 1024), 17);

			assertThat(wire.answer()).startsWith("HTTP/1.1 413");
		}
	}

	/** S25. */
	@ParameterizedTest
	@ValueSource(
			strings = { "Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: 5\r\nContent-Length: 6",
					"Content-Length: -1", "Content-Length: 5, 6", "Transfer-Encoding: chunked, gzip" })
	void ambiguousLengthIsRefused(String lengths) throws IOException {
		try (Wire wire = new Wire(this.port)) {
			String answer = wire.head(SMALL, HOST, KEY, JSON, lengths).send("0\r\n\r\n").answer();

			assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501).*");
		}
	}

	/** S33. */
	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "PATCH", "PUT", "PROPFIND" })
	void methodThatIsNotOfferedIsNamed(String method) throws IOException {
		try (Wire wire = new Wire(this.port)) {
			String answer = wire.head(method + " /v1/models HTTP/1.1", HOST, KEY, "Content-Length: 0").answer();

			assertThat(answer).startsWith("HTTP/1.1 405").containsIgnoringCase("\r\nAllow: ").doesNotContain(DEMO);
		}
	}

	/** S33. */
	@Test
	void routerIsNoProxy() throws IOException {
		try (Wire wire = new Wire(this.port)) {
			String answer = wire.head("CONNECT 169.254.169.254:80 HTTP/1.1", HOST, KEY).answer();

			assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404|405|501).*");
		}
	}

	/** S35. */
	@Test
	void headThatNeverEndsIsCutOff() throws IOException {
		try (Wire wire = new Wire(this.port)) {
			wire.send(SMALL + "\r\n" + HOST + "\r\nX-Slow: ");

			assertThat(wire.answer()).satisfiesAnyOf((answer) -> assertThat(answer).isEmpty(),
					(answer) -> assertThat(answer).matches("(?s)HTTP/1\\.1 (400|408).*"));
		}
	}

	/** S35. */
	@Test
	void bodyThatDripsIsCutOff() throws Exception {
		try (Wire wire = new Wire(this.port)) {
			wire.head(SMALL, HOST, KEY, JSON, "Content-Length: 100000");
			Thread drip = Thread.ofVirtual().start(() -> drip(wire));

			assertThat(wire.answer()).startsWith("HTTP/1.1 408");
			drip.join(Duration.ofSeconds(30));
		}
	}

	// A byte at a time, each well before a read would time out.
	private static void drip(Wire wire) {
		try {
			for (int i = 0; i < 300; i++) {
				wire.send(" ");
				Thread.sleep(50);
			}
		}
		catch (IOException ex) {
			return;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** S35. */
	@Test
	void slowClientsAreInNobodysWay() throws IOException {
		List<Wire> slow = new ArrayList<>();
		try {
			for (int i = 0; i < 300; i++) {
				slow.add(new Wire(this.port).send(SMALL + "\r\n" + HOST + "\r\nX-Slow: "));
			}
			try (Wire wire = new Wire(this.port)) {
				String body = "{\"models\":[\"sentiment\"],\"documents\":[{\"text\":\"fine\"}]}";

				assertThat(wire.head(SMALL, HOST, KEY, JSON, "Content-Length: " + body.length()).send(body).answer())
					.startsWith("HTTP/1.1 200");
			}
		}
		finally {
			for (Wire wire : slow) {
				wire.close();
			}
		}
	}

	/** S26: what comes out counts, not what is sent; S29: so do lines. */
	@Test
	void tooManyDocumentsOfASmallUploadAreRefused() throws IOException {
		try (Wire wire = new Wire(this.port)) {
			wire.head(STREAM, HOST, KEY, NDJSON, "Transfer-Encoding: chunked");
			wire.chunks(LINE.repeat(101), 1);
			wire.send("0\r\n\r\n");

			assertThat(wire.answer()).startsWith("HTTP/1.1 413");
		}
	}

}
