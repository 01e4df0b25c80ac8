package dev.crossover.policy.retry;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link RetryPolicy}. */
class RetryPolicyTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			errored                  | 3
			errored,expired          | 13
			expired,canceled         | 110
			errored,expired,canceled | 113
			""")
	void runsWhatIsAskedForOnly(String wanted, long documents) {
		assertThat(RetryPolicy.decide(new RetriedBatch(true, 3, 10, 100), outcomes(wanted)))
			.isEqualTo(new RetryDecision.Run(documents));
	}

	@Test
	void runsNothingOfABatchThatGoesOn() {
		assertThat(RetryPolicy.decide(new RetriedBatch(false, 3, 0, 0), Set.of(Retriable.ERRORED)))
			.isInstanceOfSatisfying(RetryDecision.Refused.class,
					(refused) -> assertThat(refused.code()).isEqualTo("batch_not_ended"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					errored         | 0 | 0    | 0 | No document of the batch errored.
					expired,errored | 0 | 0    | 0 | No document of the batch errored or expired.
					canceled        | 0 | 0    | 0 | No document of the batch was canceled.
					errored         | 0 | 1200 | 1 | No document of the batch errored. 1,200 expired and 1 was canceled: to run them, ask with outcome=expired,canceled.
					expired         | 2 | 0    | 5 | No document of the batch expired. 2 errored and 5 were canceled: to run them, ask with outcome=errored,canceled.
					""")
	void saysWhatElseThereIs(String wanted, long errored, long expired, long canceled, String detail) {
		assertThat(RetryPolicy.decide(new RetriedBatch(true, errored, expired, canceled), outcomes(wanted)))
			.isEqualTo(new RetryDecision.Refused("nothing_to_retry", detail));
	}

	@Test
	void successIsNothingToRetry() {
		assertThat(Retriable.of("succeeded")).isEmpty();
		assertThat(Retriable.of("expired")).contains(Retriable.EXPIRED);
	}

	private static Set<Retriable> outcomes(String names) {
		return Arrays.stream(names.split(","))
			.map((name) -> Retriable.of(name).orElseThrow())
			.collect(Collectors.toSet());
	}

}
