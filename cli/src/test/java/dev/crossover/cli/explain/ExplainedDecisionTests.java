package dev.crossover.cli.explain;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ExplainedDecision}: what somebody in finance gets to read. */
class ExplainedDecisionTests {

	private static final String ANSWER = """
			{"decision":{"pipeline":"gpu","rule":"from_crossover",
			"reason":"From 32,882 documents on waking the GPU costs no more than the CPU.",
			"inputs":{"documents":120000,"gpu_state":"asleep","gpu_backlog_documents":0},
			"estimates":{"cpu":{"cost_usd":0.16941,"seconds":176.47},"gpu":{"cost_usd":0.06424,"seconds":257.0},
			"single_pipeline":{"cost_usd":0.28458,"seconds":296.44}},"policy_version":"crossover-1/v1"},
			"changes":[{"sentence":"Up to 32,881 documents: CPU."},{"sentence":"With pipeline=cpu: CPU."}]}""";

	@Test
	void textSaysWhereAndWhyAndWhatItCosts() {
		assertThat(text(ANSWER)).isEqualToNormalizingNewlines(
				"""

						120,000 documents would go to the GPU.
						  From 32,882 documents on waking the GPU costs no more than the CPU.

						                       CPU          > GPU   single pipeline
						  cost               $0.17          $0.06             $0.28
						  time             2.9 min        4.3 min           4.9 min
						  savings             40 %           77 %

						What would change the answer:
						  Up to 32,881 documents: CPU.
						  With pipeline=cpu: CPU.

						The GPU is asleep, with 0 documents waiting for it. Rule from_crossover, policy crossover-1/v1; list prices, estimated throughput.
						""");
	}

	@Test
	void textOfARefusalSaysWhatToDo() {
		assertThat(text("""
				{"decision":{"pipeline":"none","reason":"The submission is over the limits of the demo account type.",
				"inputs":{"documents":101},"estimates":{"cpu":{"cost_usd":0.0001,"seconds":0.1},
				"gpu":{"cost_usd":0.04,"seconds":140},"single_pipeline":{"cost_usd":0.0002,"seconds":0.2}}},
				"refusal":{"detail":"Split the submission."},"changes":[]}"""))
			.contains("101 documents would be refused.", "Split the submission.", "$0.000100", "200 x as dear")
			.doesNotContain("What would change");
	}

	private static String text(String answer) {
		return new ExplainedDecision(JsonMapper.shared().readTree(answer)).text();
	}

}
