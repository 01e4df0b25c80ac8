package dev.crossover.router.version;

import java.net.URI;
import java.time.ZonedDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Versions of the API that are about to end.
 *
 * @param deprecated each such version, such as {@code 1}, and what clients are told of it
 */
@ConfigurationProperties("crossover.api")
@Validated
record VersionSettings(@DefaultValue Map<String, Ending> deprecated) {

	/**
	 * What clients are told of a version, on every answer (RFC 9745, RFC 8594).
	 *
	 * @param since since when it should not be used
	 * @param sunset when it ends
	 * @param link where it is told what to do
	 */
	record Ending(ZonedDateTime since, @Nullable ZonedDateTime sunset, @Nullable URI link) {
	}

}
