package dev.crossover.router.upload;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long uploads are good for.
 *
 * @param startWithin within which time the bytes must begin to come
 * @param submitWithin within which time batches can be made of them; the bucket keeps
 * them for a day longer
 */
@ConfigurationProperties("crossover.uploads")
@Validated
record UploadSettings(@DefaultValue("15m") @NotNull Duration startWithin,
		@DefaultValue("24h") @NotNull Duration submitWithin) {
}
