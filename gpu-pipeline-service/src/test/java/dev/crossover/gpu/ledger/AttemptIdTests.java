package dev.crossover.gpu.ledger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link AttemptId}. */
class AttemptIdTests {

	private static final AttemptId ATTEMPT = new AttemptId(new ShardKey("batch_01jd8q3v7zabcdefghjkmnpqrs", 12), 3);

	@Test
	void readsWhatItWrote() {
		assertThat(ATTEMPT).hasToString("batch_01jd8q3v7zabcdefghjkmnpqrs-000012-3");
		assertThat(AttemptId.parse(ATTEMPT.toString())).contains(ATTEMPT);
	}

	@Test
	void fitsIntoAnInferenceId() {
		AttemptId longest = new AttemptId(new ShardKey(ATTEMPT.shard().batchId(), 999_999), 9_999);

		assertThat(longest.toString()).hasSizeLessThanOrEqualTo(64);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "someone-elses", "batch_01-000012", "batch_01-12-1", "batch_01-000012-1-x",
			"batch_01-000012-99999" })
	void parseWhenNoneOfOursIsEmpty(String inferenceId) {
		assertThat(AttemptId.parse(inferenceId)).isEmpty();
	}

}
