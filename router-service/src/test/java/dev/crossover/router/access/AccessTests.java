package dev.crossover.router.access;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is let in, and who is not. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "crossover.router.bad-keys-per-minute=20")
class AccessTests extends RouterAmongStandIns {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	/** S01. */
	@Test
	void nothingIsDoneWithoutAKey() {
		List<String> operations = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/v1/"))
				.flatMap((path) -> mapping.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method + " " + path)))
			.toList();

		assertThat(operations).hasSizeGreaterThan(8).allSatisfy((operation) -> {
			String[] parts = operation.split(" ");
			MvcTestResult answer = this.mvc.method(HttpMethod.valueOf(parts[0]))
				.uri(parts[1].replaceAll("\\{[a-z_]+}", "x"))
				.exchange();
			assertThat(answer).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer realm=\"crossover\"");
		});
	}

	/** S05. */
	@Test
	void keyInTheQueryIsNoKeyAndIsNotLogged(CapturedOutput output) {
		String secret = "c".repeat(43);

		assertThat(this.mvc.get().uri("/v1/models?api_key=xo_test_standard1_" + secret)).hasStatus(401);
		assertThat(output.getAll()).doesNotContain(secret);
	}

	/** S07, S57. */
	@Test
	void whoTriesKeysOutIsStoppedAndNobodyElse() {
		for (int i = 0; i < 20; i++) {
			assertThat(models("Bearer xo_test_guess%d_%s".formatted(1000 + i, "z".repeat(43)), "203.0.113.7"))
				.hasStatus(401);
		}
		DYNAMO.forget();

		assertThat(models("Bearer xo_test_guess9999_" + "z".repeat(43), "203.0.113.7")).hasStatus(429)
			.hasHeader("Retry-After", "60")
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("too_many_failures");
		assertThat(DYNAMO.asked()).isEmpty();
		assertThat(models(STANDARD, "203.0.113.8")).hasStatusOk();
		assertThat(models(STANDARD, "203.0.113.7")).as("known to be good").hasStatusOk();
		assertThat(this.mvc.get()
			.uri("/v1/models")
			.header("Authorization", "Bearer xo_test_guess9998_" + "z".repeat(43))
			.header("X-Forwarded-For", "198.51.100.1")
			.with((request) -> {
				request.setRemoteAddr("203.0.113.7");
				return request;
			})).as("another address by its own word").hasStatus(429);
	}

	@Test
	void failuresAreForgottenAfterAMinute() {
		AtomicLong nanos = new AtomicLong();
		FailedAttempts failures = new FailedAttempts(20, nanos::get);
		for (int i = 0; i < 20; i++) {
			failures.note("a");
		}
		assertThat(failures.tooMany("a")).isTrue();
		assertThat(failures.tooMany("b")).isFalse();

		nanos.addAndGet(Duration.ofMinutes(1).toNanos());

		assertThat(failures.tooMany("a")).isFalse();
	}

	private MvcTestResult models(String key, String address) {
		return this.mvc.get().uri("/v1/models").header("Authorization", key).with((request) -> {
			request.setRemoteAddr(address);
			return request;
		}).exchange();
	}

}
