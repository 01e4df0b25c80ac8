package dev.crossover.gpu.ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link S3Location}. */
class S3LocationTests {

	@Test
	void readsWhatItWrote() {
		S3Location location = new S3Location("payloads", "inference/output/a.out");

		assertThat(S3Location.parse(location.uri())).contains(location);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "s3://", "s3:///key", "s3://bucket", "s3://bucket/", "https://bucket/key" })
	void parseWhenNoLocationIsEmpty(String uri) {
		assertThat(S3Location.parse(uri)).isEmpty();
	}

}
