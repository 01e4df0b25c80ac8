package dev.crossover.router.version;

import dev.crossover.router.RouterAmongStandIns;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients hear in time that a version ends, and at once that one is not offered. */
@TestPropertySource(properties = { "crossover.api.deprecated.1.since=2027-01-01T00:00:00Z",
		"crossover.api.deprecated.1.sunset=2028-01-01T00:00:00Z",
		"crossover.api.deprecated.1.link=https://crossover.dev/v2" })
class ApiVersionsTests extends RouterAmongStandIns {

	@Test
	void versionThatIsAboutToEndSaysSo() {
		assertThat(get("/v1/models")).hasStatusOk()
			.hasHeader("Deprecation", "@1798761600")
			.hasHeader("Sunset", "Sat, 1 Jan 2028 00:00:00 GMT")
			.hasHeader("Link", "<https://crossover.dev/v2>; rel=\"deprecation\"; type=\"text/html\"");
	}

	@Test
	void versionThatIsNotOfferedIsNowhere() {
		assertThat(get("/v2/models")).hasStatus(404).bodyJson().extractingPath("$.code").isEqualTo("not_found");
	}

	@Test
	void addressWithoutVersionIsNoVersion() {
		assertThat(get("/models")).hasStatus(404);
		assertThat(get("/actuator/health/readiness")).hasStatusOk();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).header("Authorization", STANDARD).exchange();
	}

}
