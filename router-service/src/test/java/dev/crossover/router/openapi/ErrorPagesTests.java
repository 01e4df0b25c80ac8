package dev.crossover.router.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.crossover.common.problem.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who meets an error finds out what to do. */
class ErrorPagesTests {

	private static final Path PAGES = Path.of("../docs/errors");

	@ParameterizedTest
	@EnumSource
	void everyCodeHasAPageOfItsStatus(ErrorCode code) throws IOException {
		assertThat(page(code.text())).contains("HTTP %d.".formatted(code.status().value()), "**What happened.** ",
				"**What to do.** ");
		assertThat(Files.readString(PAGES.resolve("README.md"))).contains("[`%1$s`](%1$s.md)".formatted(code.text()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "too_long", "empty_text", "missing_text", "invalid_id", "invalid_document", "invalid_utf8",
			"expired", "model_error", "timed_out" })
	void everyCodeOfADocumentHasAPage(String code) throws IOException {
		assertThat(page(code)).contains("**What happened.** ", "**What to do.** ");
		assertThat(Files.readString(PAGES.resolve("README.md"))).contains("[`%1$s`](%1$s.md)".formatted(code));
	}

	private static String page(String code) throws IOException {
		return Files.readString(PAGES.resolve(code + ".md"));
	}

}
