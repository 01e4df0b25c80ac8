package dev.crossover.router.key;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of {@link ApiKey} and {@link NewKey}. */
class ApiKeyTests {

	private final NewKey newKey = new NewKey(new KeySettings("p".repeat(32), Map.of(), null, "live", 20));

	@Test
	void newKeysAreReadBackAndNeverTheSame() {
		assertThat(Stream.generate(this.newKey::make).limit(100)).doesNotHaveDuplicates()
			.allSatisfy((key) -> assertThat(ApiKey.parse(key.text())).contains(key))
			.allMatch((key) -> key.text().matches("xo_live_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}"));
	}

	/** S02. */
	@Test
	void keyThatWasCopiedWrongIsMalformed() {
		String text = this.newKey.make().text();

		for (int at = "xo_live_".length(); at < text.length(); at++) {
			if (text.charAt(at) != '_') {
				char other = (text.charAt(at) != 'x') ? 'x' : 'y';

				assertThat(ApiKey.parse(text.substring(0, at) + other + text.substring(at + 1))).as("%d", at).isEmpty();
			}
		}
	}

	@Test
	void keysThatWereMadeElsewhereNeedNoChecksum() {
		assertThat(ApiKey.parse("xo_local_041121a817584a1c_" + "0e9decf0".repeat(8))).isPresent();
		assertThat(ApiKey.parse("xo_test_demo1_" + "a".repeat(43))).isPresent();
	}

	@Test
	void keyIsNotInItsText() {
		ApiKey key = this.newKey.make();

		assertThat(key).hasToString("ApiKey[id=%s]".formatted(key.id()));
	}

}
