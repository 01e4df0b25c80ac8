package dev.crossover.cli.up;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ApiKeys}. */
class ApiKeysTests {

	@Test
	void createsAKeyForEveryAccountType() {
		Map<String, String> keys = ApiKeys.keepOrCreate(MissingNode.getInstance());

		assertThat(keys).containsOnlyKeys("demo", "trial", "standard", "enterprise");
		assertThat(keys.values()).doesNotHaveDuplicates()
			.allSatisfy((key) -> assertThat(key).matches("xo_local_[0-9a-f]{16}_[0-9a-f]{64}"));
	}

	@Test
	void keepsTheKeysOfAnEarlierRun() {
		Map<String, String> before = ApiKeys.keepOrCreate(MissingNode.getInstance());

		assertThat(ApiKeys.keepOrCreate(JsonMapper.shared().valueToTree(before))).isEqualTo(before);
	}

}
